import { v7 } from 'uuid';
import type { SandboxClient } from './sandbox-client.ts';
import type { Session } from './session.ts';
import { waitUntil } from './wait-until.ts';

const codesIn = (texts: readonly string[]): string[] => texts.flatMap((text) => /\b(\d{6})\b/.exec(text)?.[1] ?? []);

/** The newest code in a mailbox or on a phone of the sandbox; null while none has come. */
export const mailedCode = async (sandbox: SandboxClient, email: string): Promise<string | null> => codesIn((await sandbox.mailsTo(email)).filter(({ subject }) => /code|código/.test(subject)).map(({ text }) => text)).at(-1) ?? null;
export const textedCode = async (sandbox: SandboxClient, phone: string): Promise<string | null> => codesIn((await sandbox.smsTo(phone)).filter(({ body }) => /code|c[oó]digo/.test(body)).map(({ body }) => body)).at(-1) ?? null;

/** Does what a new customer does with the codes that he gets by mail and by text. A number that somebody had before shows his old code first: that one is tried once. */
export async function proveContacts({ api }: Session, sandbox: SandboxClient, { email, phone }: { readonly email: string; readonly phone: string }): Promise<void> {
  const prove = (channel: 'email' | 'sms', read: () => Promise<string | null>): Promise<boolean> => {
    let tried: string | null = null;
    return waitUntil(`the code by ${channel} to ${channel === 'email' ? email : phone}`, async () => {
      const code = await read();
      if (code === null || code === tried) return false;
      tried = code;
      return api.customers.proveContact.mutate({ commandId: v7(), channel, code }).then(() => true, () => false);
    });
  };
  await Promise.all([prove('email', () => mailedCode(sandbox, email)), prove('sms', () => textedCode(sandbox, phone))]);
}
