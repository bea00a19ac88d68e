import { describe, expect, test } from 'vitest';
import { startSandbox } from '../start-sandbox.ts';
import { connectMail } from '../test-clients.ts';

const anyPort = { port: 0, smtpPort: 0 };
const mail = { from: 'Sysops Squad <help@sysops.example>', to: 'ada@example.com', subject: 'How was the visit?', text: 'Rate: https://example.com/s/1?a=1&b=2.' };

describe('mail', () => {
  test('lands in the inbox of every envelope recipient', async () => {
    await using sandbox = await startSandbox(anyPort);
    await connectMail(sandbox).sendMail({
      ...mail, to: 'Ada@Example.com', bcc: 'bob@example.com', headers: { 'List-Unsubscribe': '<https://example.com/u>' },
      html: '<p>Rate: <a href="https://example.com/s/1?a=1&amp;b=2">here</a> ñ</p>', attachments: [{ filename: 'visit.pdf', content: 'x' }],
    });
    const [received] = sandbox.mailsTo('ada@example.com');
    expect(received).toMatchObject({
      subject: 'How was the visit?', to: ['ada@example.com', 'bob@example.com'], links: ['https://example.com/s/1?a=1&b=2'],
      headers: { 'list-unsubscribe': '<https://example.com/u>' }, attachments: [{ filename: 'visit.pdf' }],
    });
    expect(received?.html).toContain('ñ');
    expect(sandbox.mailsTo('bob@example.com')).toHaveLength(1);
  });

  test('bounce@… is refused with 550', async () => {
    await using sandbox = await startSandbox(anyPort);
    await expect(connectMail(sandbox).sendMail({ ...mail, to: 'bounce@example.com' })).rejects.toMatchObject({ responseCode: 550 });
    expect(sandbox.mailsTo('bounce@example.com')).toEqual([]);
  });
});

describe('faults', () => {
  test.each([['500', 451], ['429', 421]] as const)('%s is a temporary refusal', async (kind, responseCode) => {
    await using sandbox = await startSandbox(anyPort);
    sandbox.addFault({ target: 'smtp', kind, times: 1 });
    await expect(connectMail(sandbox).sendMail(mail)).rejects.toMatchObject({ responseCode });
    expect(sandbox.mailsTo('ada@example.com')).toEqual([]);
    await expect(connectMail(sandbox).sendMail(mail)).resolves.toBeDefined();
  });

  test('refuse bounces one chosen address', async () => {
    await using sandbox = await startSandbox(anyPort);
    sandbox.addFault({ target: 'smtp', kind: 'refuse', to: 'ada@example.com' });
    await expect(connectMail(sandbox).sendMail(mail)).rejects.toMatchObject({ responseCode: 550 });
    await expect(connectMail(sandbox).sendMail({ ...mail, to: 'bob@example.com' })).resolves.toBeDefined();
  });

  test.each([['accept-then-drop', 1], ['drop', 0], ['hang', 0]] as const)('%s: an error for the client, %i mails', async (kind, count) => {
    await using sandbox = await startSandbox(anyPort);
    sandbox.addFault({ target: 'smtp', kind });
    await expect(connectMail(sandbox).sendMail(mail)).rejects.toThrow();
    expect(sandbox.mailsTo('ada@example.com')).toHaveLength(count);
  });
});
