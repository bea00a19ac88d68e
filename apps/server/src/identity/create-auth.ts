import { recordFactOn } from '@sysops/db/outbox';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import type { Pool } from 'pg';
import { v7 } from 'uuid';
import type { Env } from '../env.ts';

const second = 1;
const day = 86_400 * second;

/** The client's address as the HTTP server judged it; set by us alone, so that nobody forges himself past the throttle. */
export const clientAddressHeader = 'x-sysops-client-address';

type ResetMail = { readonly user: { readonly id: string; readonly email: string; readonly name: string; readonly language?: unknown }; readonly token: string };

/**
 * Sign-in by the library: sessions in PostgreSQL, passwords, second factor, throttle by address. Accounts are made by
 * our own transactions, never by its public sign-up. A password mail leaves as a fact like everything else.
 */
export function createAuth(env: Env, pool: Pool) {
  const sendResetPassword = async ({ user, token }: ResetMail): Promise<void> => {
    const language = user.language === 'es' ? 'es' : 'en';
    const url = `${env.PUBLIC_URL}/reset-password?token=${encodeURIComponent(token)}`;
    await recordFactOn(pool, { id: v7(), type: 'PasswordResetRequested', topics: [], ticketId: null, payload: { accountId: user.id, email: user.email, name: user.name, language, url, welcome: false } });
  };
  // Whoever used the link reads the mail that it came with.
  const onPasswordReset = async ({ user }: { readonly user: { readonly email: string; readonly customerId?: unknown } }): Promise<void> => {
    if (typeof user.customerId === 'string') await recordFactOn(pool, { id: v7(), type: 'PasswordSetByLink', topics: [], ticketId: null, payload: { customerId: user.customerId, email: user.email } });
  };
  return betterAuth({
    appName: 'Sysops Squad',
    baseURL: env.PUBLIC_URL,
    basePath: '/api/auth',
    secret: env.AUTH_SECRET,
    database: pool,
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128, autoSignIn: false, resetPasswordTokenExpiresIn: 3600 * second, revokeSessionsOnPasswordReset: true, sendResetPassword, onPasswordReset },
    session: { expiresIn: 14 * day, updateAge: day, cookieCache: { enabled: false } },
    user: {
      additionalFields: {
        roles: { type: 'string', required: true, input: false },
        language: { type: 'string', required: false, input: false },
        customerId: { type: 'string', required: false, input: false },
        expertId: { type: 'string', required: false, input: false },
      },
    },
    // Offices share one address, so this only stops floods; guessing is stopped for each account (throttle-account.ts).
    rateLimit: { enabled: true, storage: 'memory', window: 60, max: 3000, customRules: { '/sign-in/email': { window: 60, max: 1200 }, '/two-factor/verify-totp': { window: 60, max: 600 }, '/request-password-reset': { window: 60, max: 120 } } },
    advanced: { ipAddress: { ipAddressHeaders: [clientAddressHeader] }, useSecureCookies: env.PUBLIC_URL.startsWith('https:'), cookiePrefix: 'sysops', database: { generateId: () => v7() } },
    plugins: [twoFactor({ issuer: 'Sysops Squad' })],
    trustedOrigins: [env.PUBLIC_URL],
    logger: { level: 'error' },
  });
}

export type Auth = ReturnType<typeof createAuth>;
