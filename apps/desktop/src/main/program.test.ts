import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { forwardRequest, isForServer } from './forward-request.ts';
import { isOwnUrl } from './own-scheme.ts';
import { packagedFile } from './packaged-file.ts';

let folder = '';
beforeAll(async () => {
  const top = await mkdtemp(join(tmpdir(), 'packaged-'));
  folder = join(top, 'renderer');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'index.html'), '<title>page</title>');
  await writeFile(join(folder, 'assets', 'a.js'), 'run()');
  await writeFile(join(top, 'secret.json'), '{}');
  await writeFile(join(`${folder}-other`), '');
});

describe('packaged files', () => {
  test('a screen gets the page with its policy, a file gets its type', async () => {
    const page = await packagedFile(folder, '/agent/queue/018f');
    expect(await page.text()).toContain('page');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await packagedFile(folder, '/agent/assets/a.js')).headers.get('content-type')).toContain('javascript');
  });

  test.each(['/agent/../secret.json', '/agent/%2e%2e/secret.json', '/agent/..%2fsecret.json', '/agent/assets/../../secret.json', '/agent/../../../../../../etc/host.json', '/agent/a%00.js', '/agent/%', '/secret.json', '/agent/assets/none.js', '/agent/assets/a.exe'])('%s is not there', async (path) => {
    expect((await packagedFile(folder, path)).status).toBe(404);
  });
});

describe('own pages', () => {
  test.each([['sysops://desk/agent/', true], ['sysops://desk.evil/agent/', false], ['sysops://evil@desk/agent/', true], ['https://desk/agent/', false], ['file:///etc/passwd', false], ['', false]])('%s: %s', (url, own) => {
    expect(isOwnUrl(url)).toBe(own);
  });
});

describe('calls to the server', () => {
  test.each([['/trpc/tickets.list', true], ['/api/auth/sign-in/email', true], ['/trpc', false], ['/api/other', false], ['/webhooks/stripe', false], ['/agent/', false]])('%s: %s', (path, sent) => {
    expect(isForServer(path)).toBe(sent);
  });

  test('carries the words, not the page’s own headers, and keeps the cookie from the page', async () => {
    const seen: { url: string; init: RequestInit }[] = [];
    const request = new Request('http://desk/trpc/tickets.raise?batch=1', { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json', authorization: 'Bearer x', 'x-forwarded-for': '1.2.3.4' } });
    const answer = await forwardRequest(request, 'https://server.example', async (url, init) => {
      seen.push({ url, init });
      return new Response('{"ok":true}', { headers: { 'content-type': 'application/json', 'set-cookie': 'session=secret', 'x-request-id': 'r-1' } });
    });
    const [sent] = seen;
    expect(sent?.url).toBe('https://server.example/trpc/tickets.raise?batch=1');
    expect(sent?.init.headers).toEqual({ 'content-type': 'application/json', origin: 'https://server.example' });
    expect(new TextDecoder().decode(sent?.init.body as ArrayBuffer)).toBe('{"a":1}');
    expect([...answer.headers.keys()].toSorted()).toEqual(['content-type', 'x-content-type-options', 'x-request-id']);
  });

  test('a server that is away looks like a network failure', async () => {
    const answer = await forwardRequest(new Request('http://desk/trpc/x'), 'https://server.example', () => Promise.reject(new Error('refused')));
    expect(answer.type).toBe('error');
  });

  test('a body larger than any of ours is not sent', async () => {
    const request = new Request('http://desk/trpc/x', { method: 'POST', body: new Uint8Array(1024 * 1024 + 1) });
    expect((await forwardRequest(request, 'https://server.example', () => Promise.reject(new Error('never')))).status).toBe(413);
  });
});
