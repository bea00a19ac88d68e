import { enrolDemoSecondFactor, listDemoSignIns } from '@sysops/db/identity';
import { Role, type DemoSignIn } from '@sysops/domain/identity';
import { symmetricEncrypt } from 'better-auth/crypto';
import type { App } from '../app.ts';
import type { RequestEm } from '../trpc/context.ts';

/** The demonstration's accounts with the code that holds now; nothing outside demo mode. */
export async function demoSignIns(ctx: { readonly app: App; readonly em: RequestEm }): Promise<DemoSignIn[]> {
  if (!ctx.app.env.DEMO_MODE) return [];
  const rows = await listDemoSignIns(ctx.em);
  return Promise.all(rows.map(async ({ label, roles, email, password, totpSecret }) => {
    const totpCode = totpSecret ? (await ctx.app.auth.api.generateTOTP({ body: { secret: totpSecret } })).code : null;
    return { label, role: Role.parse(roles.split(',')[0]), email, password, totpCode };
  }));
}

/** Gives the demonstration's staff their second factors, encrypted with this installation's own secret. */
export async function enrolDemoStaff(app: App): Promise<void> {
  if (!app.env.DEMO_MODE) return;
  const em = app.orm.em.fork();
  for (const { userId, totpSecret } of await listDemoSignIns(em)) {
    if (!totpSecret) continue;
    const secret = await symmetricEncrypt({ key: app.env.AUTH_SECRET, data: totpSecret });
    const backupCodes = await symmetricEncrypt({ key: app.env.AUTH_SECRET, data: JSON.stringify([]) });
    await enrolDemoSecondFactor(em, { userId, secret, backupCodes });
  }
}
