import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import type { Faults } from '../control/faults.ts';
import type { SandboxSettings } from '../settings.ts';
import { createShelf } from '../shelf.ts';
import type { Shelf } from '../shelf.ts';
import { parseMail } from './mail.ts';
import type { Mail } from './mail.ts';

export interface SmtpParts {
  readonly settings: Pick<SandboxSettings, 'host' | 'smtpPort' | 'keep'>;
  readonly faults: Faults;
  changed(): void;
}

export interface SmtpInbox {
  readonly mails: Shelf<Mail>;
  readonly port: number;
  close(): Promise<void>;
}

const MAX_BYTES = 10 * 1024 * 1024;
const BOUNCES = /^bounce(\+[^@]*)?@/i;

/** Listens for mail. Takes any sign-in; refuses bounce@… with 550; keeps one inbox for each envelope recipient. */
export async function startSmtpInbox(parts: SmtpParts): Promise<SmtpInbox> {
  const mails = createShelf<Mail>(parts.settings.keep, (mail) => mail.to);
  const sockets = new Map<number, Socket>();
  const socketOf = (session: SMTPServerSession): Socket | undefined => sockets.get(session.remotePort);

  const server = new SMTPServer({
    banner: 'Sandbox: no mail leaves this machine',
    authOptional: true,
    size: MAX_BYTES,
    // A self-signed certificate would make every mail client refuse to go on.
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'sandbox' }),
    onRcptTo: (address, _session, done) => done(refusal(parts.faults, address.address)),
    onData: (stream, session, done) => {
      takeMail(parts, mails, { stream, session, socket: socketOf(session) }).then(
        (answer) => {
          if (answer !== 'silent') done(answer);
        },
        (error: unknown) => done(smtpError(451, `Requested action aborted: ${String(error)}`)),
      );
    },
  });
  server.on('error', (error) => process.stderr.write(`sandbox: smtp: ${error.message}\n`));
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.on('close', () => sockets.delete(port));
  });
  await listen(server, parts.settings);

  return {
    mails,
    port: (server.server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets.values()) socket.destroy();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}

interface Incoming {
  readonly stream: SMTPServerDataStream;
  readonly session: SMTPServerSession;
  readonly socket: Socket | undefined;
}

/** Null: accepted. 'silent': the client gets no answer. */
async function takeMail(parts: SmtpParts, mails: Shelf<Mail>, { stream, session, socket }: Incoming): Promise<Error | null | 'silent'> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  if (stream.sizeExceeded) return smtpError(552, `Message exceeds ${MAX_BYTES} bytes`);

  const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
  const fault = takeFault(parts.faults, to);
  if (fault === '500') return smtpError(451, '4.3.0 Temporary server failure');
  if (fault === '429') return smtpError(421, '4.7.0 Too many messages, try again later');
  if (fault === 'drop') socket?.destroy();
  if (fault === 'hang') parts.faults.onClear(() => socket?.destroy());
  if (fault === 'drop' || fault === 'hang') return 'silent';

  const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
  mails.add(await parseMail(Buffer.concat(chunks), { from, to }));
  parts.changed();
  if (fault !== 'accept-then-drop') return null;
  socket?.destroy();
  return 'silent';
}

function takeFault(faults: Faults, to: readonly string[]): string | undefined {
  for (const address of to) {
    const fault = faults.take({ target: 'smtp', kinds: ['hang', '500', '429', 'drop', 'accept-then-drop'], to: address });
    if (fault) return fault.kind;
  }
  return undefined;
}

function refusal(faults: Faults, address: string): Error | null {
  const refused = BOUNCES.test(address) || faults.take({ target: 'smtp', kinds: ['refuse'], to: address.toLowerCase() });
  return refused ? smtpError(550, `5.1.1 <${address}>: Recipient address rejected: User unknown`) : null;
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

async function listen(server: SMTPServer, { host, smtpPort }: SmtpParts['settings']): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(smtpPort, host, () => {
      server.server.off('error', reject);
      resolve();
    });
  });
}
