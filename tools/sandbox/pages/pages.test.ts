import { describe, expect, test } from 'vitest';
import { startSandbox } from '../start-sandbox.ts';
import { connectMail, connectTwilio } from '../test-clients.ts';
import { linkify } from './html.ts';

const anyPort = { port: 0, smtpPort: 0, statusDelayMs: 5 };
const TO = '+12125550142';
const NOTICE = 'Sandbox – nothing here reaches a real phone, mailbox or bank';

async function read(url: string): Promise<string> {
  return (await fetch(url)).text();
}

describe('pages', () => {
  test('the index shows phones and mailboxes, escaped and searchable', async () => {
    await using sandbox = await startSandbox(anyPort);
    await connectTwilio(sandbox).messages.create({ to: TO, from: '+15005550006', body: '<script>alert(1)</script>' });
    await connectMail(sandbox).sendMail({ from: 'a@example.com', to: 'ada@example.com', subject: 'Your <b>visit</b>', text: 'x' });
    const page = await read(sandbox.url);
    expect(page).toContain(NOTICE);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('Your &lt;b&gt;visit&lt;/b&gt;');
    const found = await read(`${sandbox.url}/?q=ADA`);
    expect(found).toContain('ada@example.com');
    expect(found).not.toContain(TO);
  });

  test('a phone shows its links, and STOP pressed there opts out', async () => {
    await using sandbox = await startSandbox(anyPort);
    const client = connectTwilio(sandbox);
    await client.messages.create({ to: TO, from: '+15005550006', body: 'Accept: https://example.com/o/1?t="x' });
    const address = `${sandbox.url}/phones/${encodeURIComponent(TO)}`;
    expect(await read(address)).toContain('<a href="https://example.com/o/1?t=" target="_blank"');
    const form = new URLSearchParams({ to: '+15005550006', body: '', quick: 'STOP' });
    const page = await (await fetch(address, { method: 'POST', body: form })).text();
    expect(page).toContain('has opted out of +15005550006');
    await expect(client.messages.create({ to: TO, from: '+15005550006', body: 'x' })).rejects.toMatchObject({ code: 21610 });
  });

  test('a mail is shown as text and, harmless, as designed', async () => {
    await using sandbox = await startSandbox(anyPort);
    await connectMail(sandbox).sendMail({ from: 'a@example.com', to: 'ada@example.com', subject: 'Visit', text: 'Go to https://example.com/x', html: '<script>alert(1)</script><p>Hi</p>' });
    const [mail] = sandbox.mailsTo('ada@example.com');
    expect(await read(`${sandbox.url}/mailboxes/ada@example.com`)).toContain(`/mails/${mail?.id}`);
    const page = await read(`${sandbox.url}/mails/${mail?.id}`);
    expect(page).toContain('<a href="https://example.com/x"');
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    const designed = await fetch(`${sandbox.url}/mails/${mail?.id}/html`);
    expect(designed.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
  });

  test('every page says that it is a sandbox, also a missing one', async () => {
    await using sandbox = await startSandbox(anyPort);
    const paths = ['/', `/phones/${TO}`, '/phones/nobody', '/mailboxes/x@example.com', '/mails/none', '/stripe/checkout/none', '/nowhere'];
    for (const path of paths) expect(await read(sandbox.url + path)).toContain(NOTICE);
  });

  test('open pages are told when something changed', async () => {
    await using sandbox = await startSandbox(anyPort);
    const stream = (await fetch(`${sandbox.url}/live`)).body?.pipeThrough(new TextDecoderStream()).getReader();
    sandbox.replyFrom(TO, 'hello');
    let seen = '';
    while (!seen.includes('event: changed')) seen += (await stream?.read())?.value ?? '';
    await stream?.cancel();
    expect(seen).toContain('event: changed');
  });
});

test('linkify keeps punctuation and markup out of the address', () => {
  expect(linkify('see https://a.example/b?c=1&d=2. <b>').source).toBe(
    'see <a href="https://a.example/b?c=1&amp;d=2" target="_blank" rel="noopener noreferrer">https://a.example/b?c=1&amp;d=2</a>. &lt;b&gt;',
  );
});
