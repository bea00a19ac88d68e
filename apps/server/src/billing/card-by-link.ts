import { findLink, listContracts } from '@sysops/db/billing';
import { readNow } from '@sysops/db/connection';
import type { CardByLink, CardLinkView, CheckoutView, ReadCardLink } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import type { Ctx } from '../trpc/context.ts';
import { readCardToken } from './card-token.ts';
import { openSetup } from './start-setup.ts';
import { syncSession } from './sync-session.ts';

/** Whose card it is about, or null when the link is too old or his plans have ended. Throws `not_found` for what we never made. */
async function ownerOf(ctx: Ctx, token: string): Promise<string | null> {
  const key = readCardToken(ctx.app.env, token);
  if (!key) throw new DomainError('not_found', 'This link is not complete. Open it from our message once more, or sign in.');
  if ((await readNow(ctx.em)) >= key.until) return null;
  return (await listContracts(ctx.em, key.customerId)).some(({ status }) => status !== 'ended') ? key.customerId : null;
}

/** Whether the card of this session is on file. A webhook that is late keeps nobody waiting. */
async function isOnFile(ctx: Ctx, customerId: string, sessionId: string): Promise<boolean> {
  const link = await findLink(ctx.em, { sessionId });
  if (link?.customerId !== customerId || link.mode !== 'setup') return false;
  if (link.state === 'complete') return true;
  const read = await syncSession(ctx.app, sessionId).catch((error: unknown) => {
    ctx.app.log.warn({ err: error, link: link.id }, 'checkout not read yet');
    return null;
  });
  return read?.state === 'complete';
}

/** What the page of a card link shows to whoever holds the message; nothing about the person. Throws `not_found`. */
export async function readCardLink(ctx: Ctx, { token, sessionId }: ReadCardLink): Promise<CardLinkView> {
  const customerId = await ownerOf(ctx, token);
  if (customerId === null) return { state: 'over' };
  if (sessionId === undefined) return { state: 'open' };
  return { state: (await isOnFile(ctx, customerId, sessionId)) ? 'done' : 'waiting' };
}

/** The hosted page to put a card on file, without a sign-in. Throws `not_found`, `expired`, `retry`. */
export async function cardByLink(ctx: Ctx, { token }: CardByLink): Promise<CheckoutView> {
  const customerId = await ownerOf(ctx, token);
  if (customerId === null) throw new DomainError('expired', 'This link is too old. Sign in, or ask us for a new one.');
  return openSetup(ctx.app, { customerId, returnTo: `/card/${token}` });
}
