import { createTestDatabase } from '@sysops/db/testing';
import type { Actor, Role } from '@sysops/domain/identity';
import { v7 } from 'uuid';
import { createApp, type App } from '../app.ts';
import { readEnv } from '../env.ts';
import { clocks, subscribers } from '../jobs.ts';
import { createQueueBackend } from '../outbox/queue-backend.ts';
import { runWorker } from '../outbox/run-worker.ts';
import { appRouter } from '../router.ts';
import { createCaller } from '../trpc/procedures.ts';

const callerOf = createCaller(appRouter);
type Caller = ReturnType<typeof callerOf>;

/** The composition root on a database of its own, without HTTP: procedures are called as a given actor. */
export type TestApp = AsyncDisposable & {
  readonly app: App;
  /** Every procedure as this actor, through the same middleware as over the wire; null is nobody signed in. */
  as(actor: Actor | null): Caller;
  /** Runs relay, clocks and handlers until disposed. */
  startWorker(): Promise<AsyncDisposable>;
};

const settings = { AUTH_SECRET: 'a secret that is only good for tests', SMTP_URL: 'smtp://127.0.0.1:9', TWILIO_BASE_URL: 'http://127.0.0.1:9', TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'token', TWILIO_FROM: '+15005550006', STRIPE_BASE_URL: 'http://127.0.0.1:9', STRIPE_SECRET_KEY: 'sk_test_0', LOG_LEVEL: 'silent', SWEEP_SECONDS: '0.5', SURVEY_DELAY_SECONDS: '0', PUBLIC_URL: 'http://127.0.0.1:4000' };

export async function openTestApp(given: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const env = readEnv({ ...settings, DATABASE_URL: database.url, ...given });
  const app = await createApp(env, 'server');
  return {
    app,
    as: (actor) => callerOf({ app, em: app.orm.em.fork(), requestId: v7(), actor, secondFactorMissing: false, ip: '127.0.0.1' }),
    async startWorker() {
      const backend = createQueueBackend(env, () => {});
      const worker = await runWorker(app, { backend, subscribers, clocks });
      return { [Symbol.asyncDispose]: () => worker.stop() };
    },
    async [Symbol.asyncDispose]() {
      await app.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

/** Somebody signed in with one role; `customerId` or `expertId` says whose rows are his own. */
export const actorWith = (role: Role, own: { readonly customerId?: string; readonly expertId?: string } = {}): Actor => ({
  accountId: v7(), name: `The ${role}`, roles: [role], customerId: own.customerId ?? null, expertId: own.expertId ?? null,
});
