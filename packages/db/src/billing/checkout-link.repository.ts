import type { EntityManager } from '@mikro-orm/postgresql';
import type { Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';
import { iso, ms } from './columns.ts';
import type { PeriodKey } from './period.repository.ts';

export type CheckoutLink = {
  readonly id: string;
  readonly key: string;
  readonly mode: 'payment' | 'setup';
  readonly customerId: string;
  readonly contractId: string | null;
  readonly period: number | null;
  readonly amountCents: number | null;
  readonly returnTo: string;
  readonly sessionId: string | null;
  readonly url: string | null;
  readonly state: 'opening' | 'open' | 'complete' | 'expired';
  readonly endsAt: Instant;
  readonly createdAt: Instant;
  /** The default card when the page was opened, as far as we knew. */
  readonly methodBefore: string | null;
  /** The card that is used on the page is still to be made the default one. */
  readonly keepCard: boolean;
};

const columns = `id, key, mode, customer_id as "customerId", contract_id as "contractId", period, amount_cents as "amountCents", return_to as "returnTo", session_id as "sessionId", url, state, ${ms('ends_at')} as "endsAt", ${ms('created_at')} as "createdAt", method_before as "methodBefore", keep_card as "keepCard"`;

type NewLink = Omit<CheckoutLink, 'sessionId' | 'url' | 'state' | 'createdAt' | 'keepCard'> & { readonly nextLookAt: Instant };

/** Stored before Stripe is asked. A second open link of one period is a unique violation (23505). */
export async function insertLink(tx: Tx, l: NewLink): Promise<void> {
  await tx.em.execute(
    `insert into checkout_link (id, key, mode, customer_id, contract_id, period, amount_cents, return_to, ends_at, next_look_at, method_before) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [l.id, l.key, l.mode, l.customerId, l.contractId, l.period, l.amountCents, l.returnTo, iso(l.endsAt), iso(l.nextLookAt), l.methodBefore],
  );
}

export async function openLink(tx: Tx, id: string, session: { readonly id: string; readonly url: string | null }): Promise<void> {
  await tx.em.execute(`update checkout_link set state = 'open', session_id = ?, url = ? where id = ? and state = 'opening'`, [session.id, session.url, id]);
}

/** A complete link is looked at once more when nobody comes to keep its card. */
export async function closeLink(tx: Tx, id: string, state: 'complete' | 'expired'): Promise<void> {
  await tx.em.execute(
    `update checkout_link set state = ?, url = null, keep_card = ?, next_look_at = case when ? then app.now() + interval '1 minute' end where id = ? and state in ('opening','open')`,
    [state, state === 'complete', state === 'complete', id],
  );
}

/** The card of a complete link is the default one now, or never will be. */
export async function markCardKept(em: EntityManager, id: string): Promise<void> {
  await em.execute(`update checkout_link set keep_card = false, next_look_at = null where id = ? and state = 'complete'`, [id]);
}

export async function findLink(em: EntityManager, by: { readonly id: string } | { readonly sessionId: string }): Promise<CheckoutLink | null> {
  const [row] = await em.execute<CheckoutLink[]>(`select ${columns} from checkout_link where ${'id' in by ? 'id' : 'session_id'} = ?`, ['id' in by ? by.id : by.sessionId]);
  return row ?? null;
}

/** The link of a period that somebody may be paying by. */
export async function liveLink(em: EntityManager, key: PeriodKey): Promise<CheckoutLink | null> {
  const [row] = await em.execute<CheckoutLink[]>(`select ${columns} from checkout_link where contract_id = ? and period = ? and mode = 'payment' and state in ('opening','open')`, [key.contractId, key.period]);
  return row ?? null;
}

/** How many links a period has had; the next one's number. */
export async function countLinks(em: EntityManager, key: PeriodKey): Promise<number> {
  const [row] = await em.execute<{ n: number }[]>(`select count(*)::int as n from checkout_link where contract_id = ? and period = ?`, [key.contractId, key.period]);
  return row?.n ?? 0;
}

/** Takes links that are due for a look at Stripe, open ones and those whose card is not kept yet: a webhook may have been lost. Later looks are further apart. */
export async function claimLinks(em: EntityManager, everySeconds: number, limit: number): Promise<CheckoutLink[]> {
  return em.execute<CheckoutLink[]>(
    `update checkout_link set next_look_at = greatest(app.now() + make_interval(secs => ?), least(ends_at, app.now() + (app.now() - created_at) / 2)) where id in (
       select id from checkout_link where next_look_at <= app.now() order by next_look_at limit ? for update skip locked)
     returning ${columns}`,
    [everySeconds, limit],
  );
}
