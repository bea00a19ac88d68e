import { setTimeout as sleep } from 'node:timers/promises';
import { enableSimulationClock, setSimulationClock } from '@sysops/db/connection';
import { findFreePort } from '@sysops/db/embedded';
import pg from 'pg';
import { makeVapidKeys } from '../../../../tools/dev/make-vapid-keys.ts';
import { startSandbox, type Sandbox } from '../../../../tools/sandbox/start-sandbox.ts';
import { createHttpServer } from '../http/create-http-server.ts';
import { factsOf, runClocks, subscriberNamed } from './handle-facts.ts';
import { makeCustomer, type TestCustomer } from './make-people.ts';
import { openTestApp, type TestApp } from './open-test-app.ts';

/** Noon in New York; tests say when it is another time. */
export const noon = Date.parse('2026-11-24T17:00:00Z');

/** The product with its HTTP side and a real sandbox, both in this process, on a clock that stands until it is moved. */
export type Messaging = AsyncDisposable & {
  readonly opened: TestApp;
  readonly sandbox: Sandbox;
  readonly url: string;
  /** Sets the database's clock. */
  moveTo(at: number): Promise<void>;
  /** Hands every new fact to those who write and send, and runs their clocks, until nothing is left to do now. */
  settle(): Promise<void>;
};

function settler(opened: TestApp): () => Promise<void> {
  const work = [subscriberNamed('notifications'), subscriberNamed('delivery')];
  const done = new Set<string>();
  return async () => {
    const fresh = async () => (await factsOf(opened)).filter((fact) => !done.has(fact.id));
    for (let facts = await fresh(), first = true; first || facts.length > 0; facts = await fresh(), first = false) {
      for (const fact of facts) {
        for (const subscriber of work) await subscriber.on[fact.type]?.(opened.app, fact);
        done.add(fact.id);
      }
      await runClocks(opened, 'notifications');
    }
  };
}

export async function openMessaging(given: Readonly<Record<string, string>> = {}): Promise<Messaging> {
  const sandbox = await startSandbox({ port: 0, smtpPort: 0, statusDelayMs: 10 });
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const { twilioAccountSid, twilioAuthToken, twilioNumber } = sandbox.settings;
  const opened = await openTestApp({
    PUBLIC_URL: url, TWILIO_BASE_URL: sandbox.url, TWILIO_ACCOUNT_SID: twilioAccountSid, TWILIO_AUTH_TOKEN: twilioAuthToken, TWILIO_FROM: twilioNumber, SMTP_URL: `smtp://127.0.0.1:${sandbox.smtpPort}`,
    PUSH_BASE_URL: `${sandbox.url}/push`, ...makeVapidKeys(), ...given,
  });
  const pool = new pg.Pool({ connectionString: opened.app.env.DATABASE_URL, max: 1 });
  pool.on('error', () => {});
  await enableSimulationClock(pool, new Date(noon), 0);
  const server = await createHttpServer(opened.app);
  let underWay = 0;
  server.addHook('onRequest', async () => void (underWay += 1));
  server.addHook('onSend', async () => void (underWay -= 1));
  await server.listen({ port, host: '127.0.0.1' });
  sandbox.targets.twilioInboundUrl = `${url}/webhooks/twilio/inbound`;
  return {
    opened, sandbox, url,
    moveTo: (at) => setSimulationClock(pool, new Date(at), 0),
    settle: settler(opened),
    async [Symbol.asyncDispose]() {
      await sandbox.close();
      await server.close();
      // A webhook that was cut off still has its transaction to end.
      await eventually(() => underWay, (n) => n === 0);
      await pool.end();
      await opened[Symbol.asyncDispose]();
    },
  };
}

/** Looks until it is well; what was seen last when it does not become so. */
export async function eventually<T>(look: () => T | Promise<T>, isWell: (seen: T) => boolean, limitMs = 10_000): Promise<T> {
  for (const end = Date.now() + limitMs; ; await sleep(20)) {
    const seen = await look();
    if (isWell(seen) || Date.now() > end) return seen;
  }
}

/** A customer who wants his messages in this way. */
export async function makeCustomerBy({ opened }: Messaging, wants: { readonly channel: 'email' | 'sms'; readonly language?: 'en' | 'es' }): Promise<TestCustomer> {
  const customer = await makeCustomer(opened);
  await opened.app.orm.em.fork().execute(`update customer set channel = ?, language = ? where id = ?`, [wants.channel, wants.language ?? 'en', customer.id]);
  return customer;
}

export type MessageRow = { readonly kind: string; readonly channel: string; readonly status: string; readonly error_code: string | null; readonly recipient: string; readonly attempts: number };

/** Every message to a person's addresses, oldest first. */
export const messagesTo = ({ opened }: Messaging, ...recipients: readonly string[]): Promise<MessageRow[]> =>
  opened.app.orm.em.fork().execute<MessageRow[]>(`select kind, channel, status, error_code, recipient, attempts from message where recipient = any(string_to_array(?, ',')) order by created_at, id`, [recipients.join(',')]);
