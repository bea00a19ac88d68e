import { createOrm, type Orm } from '@sysops/db/connection';
import pg from 'pg';
import { pino, type Logger } from 'pino';
import type { Env } from './env.ts';
import { createAuth, type Auth } from './identity/index.ts';
import { createLiveFeed, type LiveFeed } from './live/live-feed.ts';
import { createMailProvider, createPushProvider, createSmsProvider, createStripeProvider, type MailProvider, type PushProvider, type SmsProvider, type StripeProvider } from './providers/index.ts';

/** Everything wired once; handed to use cases as part of their context, to handlers and clocks as it is. */
export type App = {
  readonly env: Env;
  readonly log: Logger;
  readonly orm: Orm;
  readonly auth: Auth;
  readonly providers: { readonly sms: SmsProvider; readonly mail: MailProvider; readonly push: PushProvider; readonly stripe: StripeProvider };
  readonly live: LiveFeed;
  close(): Promise<void>;
};

/** The composition root: the only place that joins database, clock and providers. */
export async function createApp(env: Env, program: 'server' | 'worker'): Promise<App> {
  const log = pino({ level: env.LOG_LEVEL, name: program, redact: ['*.password', '*.token', '*.authorization', '*.cookie'] });
  const orm = await createOrm(env.DATABASE_URL, { name: program, max: env.DATABASE_POOL, statementTimeoutMs: 15_000 });
  const authPool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 6, options: '-c search_path=auth', application_name: `sysops-${program}-auth` });
  authPool.on('error', (error) => log.warn({ error: error.message }, 'database connection of the sign-in lost'));
  const parts = { env, log, orm, auth: createAuth(env, authPool), providers: { sms: createSmsProvider(env), mail: createMailProvider(env), push: createPushProvider(env), stripe: createStripeProvider(env) } };
  const live = createLiveFeed({ orm, log });
  return {
    ...parts,
    live,
    async close() {
      live.stop();
      await orm.close();
      await authPool.end();
    },
  };
}
