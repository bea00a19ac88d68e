import { claimLinks, type CheckoutLink } from '@sysops/db/billing';
import { readNow } from '@sysops/db/connection';
import type { App } from '../app.ts';
import { endOlder } from './start-payment.ts';
import { syncSession } from './sync-session.ts';

async function look(app: App, link: CheckoutLink): Promise<void> {
  const now = await readNow(app.orm.em.fork());
  const fresh = link.sessionId === null ? link : await syncSession(app, link.sessionId);
  if (fresh && (fresh.state === 'open' || fresh.state === 'opening') && fresh.endsAt <= now) await endOlder(app, fresh);
}

/** Open pay pages whose webhook may be lost, those whose time is over, and paid ones whose card is not kept yet. */
export async function lookAtLinks(app: App): Promise<number> {
  const links = await claimLinks(app.orm.em.fork(), 60, 50);
  for (const link of links) await look(app, link).catch((error: unknown) => app.log.warn({ err: error, link: link.id }, 'checkout not read yet'));
  return links.length;
}
