import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerCall } from './answer-call.ts';
import { bridgeKey } from './channels.ts';
import { calls, ServerUrl, type CallHandlers, type CallName } from './contract.ts';
import { openDesk } from './desk.ts';

function program(): { handlers: CallHandlers; asked: unknown[] } {
  const asked: unknown[] = [];
  const handlers: CallHandlers = {
    about: () => ({ version: '1.0.0', platform: 'linux', server: 'http://127.0.0.1:4000', keystore: 'system' }),
    useServer: ({ url }) => ({ server: url }),
    notify: (input) => (asked.push(input), {}),
    setUnsent: (input) => (asked.push(input), {}),
    openInvoice: (input) => (asked.push(input), { shown: true }),
  };
  return { handlers, asked };
}

/** A page whose bridge leads straight to `answer`. */
const page = (answer: (name: string, input: unknown) => Promise<unknown>, fire: ((send: (event: unknown) => void) => void) = () => undefined) => ({
  [bridgeKey]: { call: answer, onEvent: (listener: (event: unknown) => void) => (fire(listener), () => undefined) },
});

describe('what the program accepts', () => {
  test('answers a call of the contract', async () => {
    const { handlers } = program();
    await expect(answerCall(handlers, 'useServer', { url: 'https://desk.example.org/some/path' })).resolves.toEqual({ server: 'https://desk.example.org' });
  });

  test.each(['', 'constructor', '__proto__', 'toString', 'openFile', 7, null])('refuses the name %j', async (name) => {
    await expect(answerCall(program().handlers, name, {})).rejects.toThrow('no such call');
  });

  test.each([
    ['notify', { title: '', body: '', path: '/queue' }],
    ['notify', { title: 'New', body: '', path: 'https://evil.example' }],
    ['notify', { title: 'New', body: '', path: '/queue?next=//evil.example' }],
    ['notify', { title: 'New', body: '', path: '/queue', command: 'rm' }],
    ['openInvoice', { invoiceId: '../../etc/passwd' }],
    ['openInvoice', { invoiceId: 'https://evil.example/a.pdf' }],
    ['setUnsent', { count: -1 }],
    ['setUnsent', { count: '3' }],
    ['useServer', { url: 'http://desk.example.org' }],
    ['useServer', { url: 'file:///etc/passwd' }],
    ['useServer', { url: 'javascript:alert(1)' }],
  ])('refuses %s with %j and runs nothing', async (name, input) => {
    const { handlers, asked } = program();
    await expect(answerCall(handlers, name, input)).rejects.toThrow();
    expect(asked).toEqual([]);
  });

  test('no input outside the contract ever reaches a handler', async () => {
    const names = fc.constantFrom(...(Object.keys(calls) as CallName[]));
    await fc.assert(
      fc.asyncProperty(names, fc.anything(), async (name, input) => {
        const { handlers, asked } = program();
        await answerCall(handlers, name, input).catch(() => undefined);
        for (const seen of asked) expect(calls[name].input.safeParse(seen).success).toBe(true);
      }),
    );
  });

  test('never sends an answer that breaks the contract', async () => {
    const { handlers } = program();
    const lying = { ...handlers, about: () => ({ version: '1', platform: 'linux', server: 'x', keystore: 'system', cookie: 'secret' }) } as CallHandlers;
    await expect(answerCall(lying, 'about', {})).rejects.toThrow();
  });
});

describe('what the page accepts', () => {
  test('there is no desk in a plain browser', () => {
    expect(openDesk({})).toBeNull();
  });

  test('sends nothing that the contract forbids', async () => {
    const sent: unknown[] = [];
    const desk = openDesk(page(async (...call) => sent.push(call)));
    await expect(desk?.call('notify', { title: '', body: '', path: '/queue' })).rejects.toThrow();
    expect(sent).toEqual([]);
  });

  test('refuses an answer of another shape', async () => {
    const desk = openDesk(page(async () => ({ version: 7 })));
    await expect(desk?.call('about', {})).rejects.toThrow();
  });

  test('hears known events only', () => {
    const heard: unknown[] = [];
    const desk = openDesk(page(async () => ({}), (send) => {
      send({ kind: 'open', path: '/queue/018f' });
      send({ kind: 'open', path: 'https://evil.example' });
      send({ kind: 'run', path: '/queue' });
      send(null);
    }));
    desk?.onEvent((event) => heard.push(event));
    expect(heard).toEqual([{ kind: 'open', path: '/queue/018f' }]);
  });
});

describe('server address', () => {
  test.each([['https://a.example/x?y#z', 'https://a.example'], ['http://127.0.0.1:4000/', 'http://127.0.0.1:4000'], ['http://localhost:4000', 'http://localhost:4000']])('%s is %s', (given, origin) => {
    expect(ServerUrl.parse(given)).toBe(origin);
  });
});
