import { expect, test } from 'vitest';
import { startSandbox } from '../start-sandbox.ts';
import type { Sandbox } from '../start-sandbox.ts';
import { createShelf } from '../shelf.ts';
import { connectMail, connectStripe, connectTwilio } from '../test-clients.ts';

const anyPort = { port: 0, smtpPort: 0, statusDelayMs: 5 };
const message = { to: '+12125550142', from: '+15005550006', body: 'x' };

async function control(sandbox: Sandbox, call: string, body?: unknown): Promise<{ status: number; json: unknown }> {
  const [method = '', path = ''] = call.split(' ');
  const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(`${sandbox.url}/control/${path}`, { method, ...sent });
  const text = await response.text();
  return { status: response.status, json: text === '' ? null : JSON.parse(text) };
}

test('faults are added, counted, listed and cleared over HTTP', async () => {
  await using sandbox = await startSandbox(anyPort);
  expect(await control(sandbox, 'POST faults', { target: 'twilio', kind: '500' })).toMatchObject({ status: 201, json: { id: expect.any(String) } });
  await expect(connectTwilio(sandbox).messages.create(message)).rejects.toMatchObject({ status: 500 });
  expect((await control(sandbox, 'GET faults')).json).toMatchObject({ faults: [{ kind: '500', acted: 1 }] });
  expect((await control(sandbox, 'DELETE faults')).status).toBe(204);
  await expect(connectTwilio(sandbox).messages.create(message)).resolves.toBeDefined();
  expect(await control(sandbox, 'POST faults', { target: 'fax', kind: '500' })).toMatchObject({ status: 400, json: { error: expect.stringContaining('target') } });
});

test('messages and mails are read as JSON', async () => {
  await using sandbox = await startSandbox(anyPort);
  await connectTwilio(sandbox).messages.create(message);
  await connectMail(sandbox).sendMail({ from: 'a@example.com', to: 'ada@example.com', subject: 's', text: 't' });
  expect((await control(sandbox, `GET messages?to=${encodeURIComponent(message.to)}`)).json).toMatchObject({ messages: [{ body: 'x', to: message.to }] });
  expect((await control(sandbox, 'GET messages?to=%2B13125550199')).json).toEqual({ messages: [] });
  expect((await control(sandbox, 'GET mails?to=ADA@example.com')).json).toMatchObject({ mails: [{ subject: 's', text: 't\n' }] });
  expect((await control(sandbox, 'GET mails?since=2999-01-01T00:00:00Z')).json).toEqual({ mails: [] });
});

test('replies, webhook targets and reset', async () => {
  await using sandbox = await startSandbox(anyPort);
  expect((await control(sandbox, 'PUT settings', { twilioInboundUrl: 'http://127.0.0.1:9/in' })).json).toEqual({ twilioInboundUrl: 'http://127.0.0.1:9/in', stripeWebhookUrl: null });
  expect((await control(sandbox, 'PUT settings', { stripeWebhookUrl: 'file:///etc/passwd' })).status).toBe(400);
  expect((await control(sandbox, 'POST replies', { from: message.to, body: 'STOP' })).status).toBe(201);
  await expect(connectTwilio(sandbox).messages.create(message)).rejects.toMatchObject({ code: 21610 });
  await connectStripe(sandbox).customers.create();

  expect((await control(sandbox, 'POST reset')).status).toBe(204);
  expect((await control(sandbox, 'GET messages')).json).toEqual({ messages: [] });
  expect((await connectStripe(sandbox).events.list()).data).toEqual([]);
  await expect(connectTwilio(sandbox).messages.create(message)).resolves.toBeDefined();
});

test('a taken port is an error, and leaves nothing open', async () => {
  await using sandbox = await startSandbox(anyPort);
  await expect(startSandbox({ port: sandbox.port, smtpPort: 0 })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await expect(startSandbox({ port: 0, smtpPort: sandbox.smtpPort })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('a shelf forgets the oldest, also under its key', () => {
  const shelf = createShelf<{ id: string; key: string }>(2, ({ key }) => [key]);
  for (const [id, key] of [['1', 'a'], ['2', 'b'], ['3', 'b']] as const) shelf.add({ id, key });
  expect(shelf.all().map(({ id }) => id)).toEqual(['2', '3']);
  expect(shelf.under('a')).toEqual([]);
  expect(shelf.keys()).toEqual(['b']);
});
