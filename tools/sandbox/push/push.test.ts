import { createECDH, createPrivateKey, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../start-sandbox.ts';
import type { Sandbox } from '../start-sandbox.ts';

const anyPort = { port: 0, smtpPort: 0, statusDelayMs: 5 };
const base64url = (data: object): string => Buffer.from(JSON.stringify(data)).toString('base64url');

/** A sender of pushes with a key of its own, written from RFC 8292. */
function makeSender() {
  const pair = createECDH('prime256v1');
  const point = pair.generateKeys();
  const key = createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url'), d: Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()]).subarray(-32).toString('base64url') } });
  const publicKey = point.toString('base64url');
  return {
    publicKey,
    authorize(claims: object, named = publicKey): string {
      const signed = `${base64url({ typ: 'JWT', alg: 'ES256' })}.${base64url(claims)}`;
      return `vapid t=${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}, k=${named}`;
    },
  };
}

const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3600;
const contact = 'mailto:service@example.com';

/** As long as the shortest sealed body, with the length of the key id where it belongs. */
function sealed(bytes = 200): Buffer {
  const body = Buffer.alloc(bytes, 7);
  body.writeUInt8(65, 20);
  return body;
}

function setUp(sandbox: Sandbox) {
  const sender = makeSender();
  const endpoint = sandbox.push.subscribe(sender.publicKey);
  const good = { authorization: sender.authorize({ aud: sandbox.url, exp: inAnHour(), sub: contact }), ttl: '60', 'content-encoding': 'aes128gcm', 'content-type': 'application/octet-stream' };
  const post = async (headers: Record<string, string>, body = sealed(), to = endpoint): Promise<number> => (await fetch(to, { method: 'POST', headers, body: new Uint8Array(body) })).status;
  return { sender, endpoint, good, post, token: endpoint.split('/').at(-1) ?? '' };
}

describe('a push service', () => {
  test('takes a push with its sender’s signature, keeps it sealed, and shows it', async () => {
    await using sandbox = await startSandbox(anyPort);
    const { good, post, token, endpoint } = setUp(sandbox);
    expect(await post({ ...good, urgency: 'high', topic: 'job-1' })).toBe(201);
    expect(sandbox.push.messages.under(token)).toMatchObject([{ ttl: 60, urgency: 'high', topic: 'job-1', subject: contact, body: sealed() }]);
    expect(await (await fetch(`${sandbox.url}/control/pushes?endpoint=${encodeURIComponent(endpoint)}`)).json()).toMatchObject({ pushes: [{ topic: 'job-1', body: sealed().toString('base64url') }] });
    expect(await (await fetch(sandbox.url)).text()).toContain(`/pushes/${token}`);
    expect(await (await fetch(`${sandbox.url}/pushes/${token}`)).text()).toContain('job-1');
  });

  test.each([
    ['nothing', {}], ['another scheme', { authorization: 'Bearer abc' }], ['a token that cannot be read', { authorization: 'vapid t=a.b.c, k=BAAA' }],
  ])('refuses who shows %s', async (_, shown) => {
    await using sandbox = await startSandbox(anyPort);
    const { good: { authorization: _theirs, ...rest }, post } = setUp(sandbox);
    expect(await post({ ...rest, ...shown })).toBe(401);
  });

  test('refuses a signature by another key, for another service, of another time, or without a contact', async () => {
    await using sandbox = await startSandbox(anyPort);
    const { sender, good, post } = setUp(sandbox);
    const claims = { aud: sandbox.url, exp: inAnHour(), sub: contact };
    const other = makeSender();
    const tries = [sender.authorize({ ...claims, aud: 'https://elsewhere.example' }), sender.authorize({ ...claims, exp: inAnHour() - 7200 }), sender.authorize({ ...claims, exp: inAnHour() + 86_400 }), sender.authorize({ ...claims, sub: 'me' }), other.authorize(claims, sender.publicKey)];
    for (const authorization of tries) expect(await post({ ...good, authorization })).toBe(401);
    expect(await post({ ...good, authorization: other.authorize(claims) })).toBe(403);
    expect(sandbox.push.messages.all()).toEqual([]);
  });

  test.each([
    ['no TTL', { ttl: '' }], ['a TTL that is no number', { ttl: 'soon' }], ['an unknown urgency', { urgency: 'very' }], ['a topic that is too long', { topic: 'a'.repeat(33) }], ['another coding', { 'content-encoding': 'aesgcm' }],
  ])('refuses %s', async (_, change) => {
    await using sandbox = await startSandbox(anyPort);
    const { good, post } = setUp(sandbox);
    expect(await post({ ...good, ...change })).toBe(400);
  });

  test('refuses a body that is not sealed, or too long', async () => {
    await using sandbox = await startSandbox(anyPort);
    const { good, post } = setUp(sandbox);
    expect(await post(good, Buffer.from('{"title":"plain"}'))).toBe(400);
    expect(await post(good, sealed(4096))).toBe(201);
    expect(await post(good, sealed(4097))).toBe(413);
  });

  test('answers 404 where nobody subscribed and 410 where somebody no longer is', async () => {
    await using sandbox = await startSandbox(anyPort);
    const { good, post, endpoint } = setUp(sandbox);
    expect(await post(good, sealed(), `${sandbox.url}/push/nobody`)).toBe(404);
    sandbox.push.drop(endpoint);
    expect(await post(good)).toBe(410);
  });

  test('fails as it is told to', async () => {
    await using sandbox = await startSandbox(anyPort);
    const { good, post, token } = setUp(sandbox);
    sandbox.addFault({ target: 'push', kind: '429', to: token, times: 1 });
    sandbox.addFault({ target: 'push', kind: 'accept-then-drop', to: token, times: 1 });
    expect(await post(good)).toBe(429);
    await expect(post(good)).rejects.toThrow();
    expect(sandbox.push.messages.under(token)).toHaveLength(1);
  });
});
