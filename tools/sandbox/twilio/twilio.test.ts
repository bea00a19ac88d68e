import twilio from 'twilio';
import { describe, expect, test } from 'vitest';
import { startReceiver } from '../test-receiver.ts';
import { connectTwilio, eventually } from '../test-clients.ts';
import { startSandbox } from '../start-sandbox.ts';

const FROM = '+15005550006';
const TO = '+12125550142';
const quick = { port: 0, smtpPort: 0, statusDelayMs: 5 };

describe('sending', () => {
  test('a message is accepted, delivered, and readable by the SDK', async () => {
    await using sandbox = await startSandbox(quick);
    const client = connectTwilio(sandbox);
    const sent = await client.messages.create({ to: TO, from: FROM, body: 'Ticket 1042: sofá, 10:00–11:30' });
    expect(sent.sid).toMatch(/^SM[0-9a-f]{32}$/);
    expect(sent.status).toBe('queued');
    expect(sent.dateCreated).toBeInstanceOf(Date);

    await eventually(async () => expect((await client.messages(sent.sid).fetch()).status).toBe('delivered'));
    expect(sandbox.messagesTo(TO).map(({ body }) => body)).toEqual(['Ticket 1042: sofá, 10:00–11:30']);
  });

  test('status callbacks come in order and carry a valid signature', async () => {
    await using sandbox = await startSandbox(quick);
    await using receiver = await startReceiver();
    const statusCallback = `${receiver.url}/twilio/status?ticket=1042&note=a%20b`;
    await connectTwilio(sandbox).messages.create({ to: TO, from: FROM, body: 'Hello', statusCallback });

    await eventually(() => expect(receiver.received).toHaveLength(3));
    const forms = receiver.received.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
    expect(forms.map(({ MessageStatus }) => MessageStatus)).toEqual(['queued', 'sent', 'delivered']);
    const { twilioAuthToken } = sandbox.settings;
    receiver.received.forEach(({ headers }, at) => {
      const signature = String(headers['x-twilio-signature']);
      expect(twilio.validateRequest(twilioAuthToken, signature, statusCallback, forms[at] ?? {})).toBe(true);
      expect(twilio.validateRequest('another token', signature, statusCallback, forms[at] ?? {})).toBe(false);
      expect(twilio.validateRequest(twilioAuthToken, signature, statusCallback, { ...forms[at], MessageStatus: 'failed' })).toBe(false);
    });
  });

  test('a messaging service gets its sender later', async () => {
    await using sandbox = await startSandbox(quick);
    const client = connectTwilio(sandbox);
    const sent = await client.messages.create({ to: TO, messagingServiceSid: `MG${'0'.repeat(32)}`, body: 'Hello' });
    expect(sent.from).toBeNull();
    await eventually(async () => expect((await client.messages(sent.sid).fetch()).from).toBe(FROM));
  });

  test('the list is newest first, filtered, and paged', async () => {
    await using sandbox = await startSandbox(quick);
    const client = connectTwilio(sandbox);
    for (const body of ['one', 'two', 'three']) await client.messages.create({ to: TO, from: FROM, body });
    await client.messages.create({ to: '+13125550199', from: FROM, body: 'another person' });

    const listed = await client.messages.list({ to: TO, pageSize: 2 });
    expect(listed.map(({ body }) => body)).toEqual(['three', 'two', 'one']);
    expect(await client.messages.list({ from: FROM, limit: 10 })).toHaveLength(4);
    expect(await client.messages.list({ to: TO, dateSentAfter: new Date(Date.now() + 60_000) })).toEqual([]);
  });
});

describe('refusals', () => {
  const long = 'x'.repeat(1601);
  test.each([
    ['a number that is none', { to: '12125550142', from: FROM, body: 'x' }, 21211, 400],
    ['an area code that cannot be', { to: '+11125550142', from: FROM, body: 'x' }, 21211, 400],
    ['the magic invalid number', { to: '+15005550001', from: FROM, body: 'x' }, 21211, 400],
    ['a landline', { to: '+15005550009', from: FROM, body: 'x' }, 21614, 400],
    ['an invalid sender', { to: TO, from: 'Sysops!', body: 'x' }, 21212, 400],
    ['no sender', { to: TO, body: 'x' }, 21603, 400],
    ['no body', { to: TO, from: FROM }, 21602, 400],
    ['a body that is too long', { to: TO, from: FROM, body: long }, 21617, 400],
    ['a callback that is no address', { to: TO, from: FROM, body: 'x', statusCallback: 'nowhere' }, 21609, 400],
    ['a parameter the sandbox would not carry out', { to: TO, from: FROM, body: 'x', mediaUrl: ['https://example.com/a.png'] }, 20001, 400],
  ])('%s', async (_name, message, code, status) => {
    await using sandbox = await startSandbox(quick);
    await expect(connectTwilio(sandbox).messages.create(message)).rejects.toMatchObject({ code, status });
    expect(sandbox.messagesTo(message.to)).toEqual([]);
  });

  test('wrong credentials and unknown resources', async () => {
    await using sandbox = await startSandbox(quick);
    await expect(connectTwilio(sandbox, 'wrong token').messages.list()).rejects.toMatchObject({ code: 20003, status: 401 });
    await expect(connectTwilio(sandbox).messages(`SM${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({ code: 20404, status: 404 });
    await expect(connectTwilio(sandbox).calls.list()).rejects.toMatchObject({ code: 20404, status: 404 });
  });
});

describe('opting out', () => {
  test.each(['STOP', ' stop ', 'Unsubscribe', 'OPTOUT', 'revoke'])('%j blocks this sender until START', async (word) => {
    await using sandbox = await startSandbox(quick);
    const client = connectTwilio(sandbox);
    sandbox.replyFrom(TO, word);
    await expect(client.messages.create({ to: TO, from: FROM, body: 'x' })).rejects.toMatchObject({ code: 21610, status: 400 });
    expect(sandbox.messagesTo(TO).map(({ body }) => body)).toEqual([expect.stringContaining('unsubscribed')]);
    await client.messages.create({ to: TO, from: '+15005550007', body: 'another sender is not blocked' });
    await client.messages.create({ to: '+13125550199', from: FROM, body: 'another person is not blocked' });

    sandbox.replyFrom(TO, 'START');
    await expect(client.messages.create({ to: TO, from: FROM, body: 'back' })).resolves.toMatchObject({ status: 'queued' });
  });

  test('a whole sentence is left to the product, which receives it signed', async () => {
    await using sandbox = await startSandbox(quick);
    await using receiver = await startReceiver();
    sandbox.targets.twilioInboundUrl = `${receiver.url}/twilio/inbound`;
    sandbox.replyFrom(TO, 'please stop texting me');
    await eventually(() => expect(receiver.received).toHaveLength(1));
    const received = receiver.received[0];
    const form = Object.fromEntries(new URLSearchParams(received?.body));
    expect(form).toMatchObject({ From: TO, To: FROM, Body: 'please stop texting me', SmsStatus: 'received' });
    const signature = String(received?.headers['x-twilio-signature']);
    expect(twilio.validateRequest(sandbox.settings.twilioAuthToken, signature, `${receiver.url}/twilio/inbound`, form)).toBe(true);
    await expect(connectTwilio(sandbox).messages.create({ to: TO, from: FROM, body: 'x' })).resolves.toBeDefined();
  });
});

describe('faults', () => {
  const message = { to: TO, from: FROM, body: 'x' };

  test.each([['500', 20500, 500], ['429', 20429, 429]] as const)('%s refuses before anything happens, as often as asked', async (kind, code, status) => {
    await using sandbox = await startSandbox(quick);
    sandbox.addFault({ target: 'twilio', kind, times: 1 });
    const client = connectTwilio(sandbox);
    await expect(client.messages.create(message)).rejects.toMatchObject({ code, status });
    expect(sandbox.messagesTo(TO)).toEqual([]);
    await expect(client.messages.create(message)).resolves.toBeDefined();
  });

  test('accept-then-drop: the client sees an error, the message exists', async () => {
    await using sandbox = await startSandbox(quick);
    sandbox.addFault({ target: 'twilio', kind: 'accept-then-drop', to: TO });
    await expect(connectTwilio(sandbox).messages.create(message)).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(sandbox.messagesTo(TO)).toHaveLength(1);
  });

  test('drop: the client sees the same error, no message exists', async () => {
    await using sandbox = await startSandbox(quick);
    sandbox.addFault({ target: 'twilio', kind: 'drop' });
    await expect(connectTwilio(sandbox).messages.create(message)).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(sandbox.messagesTo(TO)).toEqual([]);
  });

  test('hang: the client runs into its time limit, and closing does not wait', async () => {
    await using sandbox = await startSandbox(quick);
    sandbox.addFault({ target: 'twilio', kind: 'hang' });
    await expect(connectTwilio(sandbox, undefined, 200).messages.create(message)).rejects.toThrow(/timeout/);
    expect(sandbox.messagesTo(TO)).toEqual([]);
  });

  test.each(['undelivered', 'failed'] as const)('%s for one number', async (kind) => {
    await using sandbox = await startSandbox(quick);
    sandbox.addFault({ target: 'twilio', kind, to: TO, errorCode: 30006 });
    const client = connectTwilio(sandbox);
    const unlucky = await client.messages.create(message);
    const lucky = await client.messages.create({ ...message, to: '+13125550199' });
    await eventually(async () => expect(await client.messages(unlucky.sid).fetch()).toMatchObject({ status: kind, errorCode: 30006 }));
    await eventually(async () => expect((await client.messages(lucky.sid).fetch()).status).toBe('delivered'));
  });

  test('callbacks can be lost and doubled', async () => {
    await using sandbox = await startSandbox(quick);
    await using receiver = await startReceiver();
    sandbox.addFault({ target: 'twilio', kind: 'no-callback', times: 1 });
    sandbox.addFault({ target: 'twilio', kind: 'duplicate-callback', times: 1 });
    await connectTwilio(sandbox).messages.create({ ...message, statusCallback: receiver.url });
    await eventually(() => expect(receiver.received).toHaveLength(3));
    expect(receiver.received.map(({ body }) => new URLSearchParams(body).get('MessageStatus'))).toEqual(['sent', 'sent', 'delivered']);
  });
});
