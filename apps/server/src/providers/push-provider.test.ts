import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { makeVapidKeys } from '../../../../tools/dev/make-vapid-keys.ts';
import { makeBrowserKeys } from '../../../../tools/sandbox/push/test-browser.ts';
import { createPushProvider, type PushOutcome } from './push-provider.ts';

type Service = AsyncDisposable & { readonly base: string; readonly asked: string[] };

/** A push service that answers as it is told; 0 cuts the connection. Whoever is sent elsewhere finds an inside page. */
async function startService(status: number): Promise<Service> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (status === 0) request.socket.destroy();
    else response.writeHead(request.url === '/inside' ? 200 : status, { location: '/inside' }).end('a long story');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/push`, asked, [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())) };
}

const subject = 'mailto:service@example.com';

function push(base: string, endpoint = `${base}/device`): Promise<PushOutcome> {
  const { keys, auth } = makeBrowserKeys();
  const provider = createPushProvider({ ...makeVapidKeys(), VAPID_SUBJECT: subject, PUSH_BASE_URL: base });
  return provider.send({ device: { endpoint, p256dh: keys.getPublicKey('base64url'), auth: auth.toString('base64url') }, payload: '{}', ttlSeconds: 60, urgency: 'high', topic: 'job-1', messageId: 'm1' });
}

describe('what a push service answers', () => {
  test.each([
    [201, { kind: 'sent', providerId: 'm1' }], [404, { kind: 'gone', code: '404' }], [410, { kind: 'gone', code: '410' }], [429, { kind: 'retry', code: '429' }], [503, { kind: 'retry', code: '503' }],
    [500, { kind: 'unknown', code: '500' }], [400, { kind: 'refused', code: '400', optedOut: false }], [403, { kind: 'refused', code: '403', optedOut: false }], [413, { kind: 'refused', code: '413', optedOut: false }],
  ])('%i is %j', async (status, outcome) => {
    await using service = await startService(status);
    expect(await push(service.base)).toEqual(outcome);
    expect(service.asked).toEqual(['/push/device']);
  });

  test.each([301, 302, 307, 308])('%i leads nowhere: it is refused and nothing else is called', async (status) => {
    await using service = await startService(status);
    expect(await push(service.base)).toEqual({ kind: 'refused', code: String(status), optedOut: false });
    expect(service.asked).toEqual(['/push/device']);
  });

  test('a connection that is cut leaves the outcome open; one that was never made asks for another try', async () => {
    await using service = await startService(0);
    expect(await push(service.base)).toMatchObject({ kind: 'unknown' });
    const closed = await startService(201);
    await closed[Symbol.asyncDispose]();
    expect(await push(closed.base)).toMatchObject({ kind: 'retry', code: 'ECONNREFUSED' });
  });
});

test('an address that may not be called is not called', async () => {
  await using service = await startService(201);
  expect(await push(service.base, `${service.base}/../inside`)).toEqual({ kind: 'refused', code: 'endpoint_not_allowed', optedOut: false });
  expect(service.asked).toEqual([]);
});

test('two keys that are not one pair stop the start; none are no pushes', async () => {
  const { VAPID_PUBLIC_KEY } = makeVapidKeys();
  const env = { VAPID_SUBJECT: subject, PUSH_BASE_URL: undefined };
  expect(() => createPushProvider({ ...env, ...makeVapidKeys(), VAPID_PUBLIC_KEY })).toThrow(/VAPID_PUBLIC_KEY/);
  expect(createPushProvider({ ...env, VAPID_PUBLIC_KEY: undefined, VAPID_PRIVATE_KEY: undefined }).publicKey).toBeNull();
});
