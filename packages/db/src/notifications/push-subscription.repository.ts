import type { Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

type Em = Tx['em'];

/** One browser on one device. `expertId`: whom pushes to it are for; `accountId`: who may take it off. */
export type PushSubscription = { readonly id: string; readonly accountId: string; readonly expertId: string; readonly endpoint: string; readonly p256dh: string; readonly auth: string; readonly device: string };

/** More is no person with phones but a mistake; the device not heard of longest gives way. */
const mostDevices = 10;

/** Keeps a browser's subscription; known again, it is renewed. One that changes hands is another one, so that nothing owed to the person before goes to the person now. */
export async function saveSubscription(tx: Tx, s: PushSubscription): Promise<void> {
  await tx.em.execute(
    `insert into push_subscription (id, account_id, expert_id, endpoint, p256dh, auth, device) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (endpoint) do update set id = case when push_subscription.expert_id = excluded.expert_id then push_subscription.id else excluded.id end,
       account_id = excluded.account_id, expert_id = excluded.expert_id, p256dh = excluded.p256dh, auth = excluded.auth, device = excluded.device, renewed_at = app.now()`,
    [s.id, s.accountId, s.expertId, s.endpoint, s.p256dh, s.auth, s.device],
  );
  await tx.em.execute(
    `delete from push_subscription where account_id = ? and id not in (select id from push_subscription where account_id = ? order by renewed_at desc, id desc limit ?)`,
    [s.accountId, s.accountId, mostDevices],
  );
}

export async function removeSubscription(tx: Tx, which: { readonly id: string } | { readonly endpoint: string; readonly accountId: string }): Promise<void> {
  if ('id' in which) await tx.em.execute(`delete from push_subscription where id = ?`, [which.id]);
  else await tx.em.execute(`delete from push_subscription where endpoint = ? and account_id = ?`, [which.endpoint, which.accountId]);
}

/** Where an expert asked for pushes; none once his account is switched off. */
export const devicesOf = (em: Em, expertId: string): Promise<Pick<PushSubscription, 'id' | 'device'>[]> =>
  em.execute<Pick<PushSubscription, 'id' | 'device'>[]>(`select s.id, s.device from push_subscription s join expert e on e.id = s.expert_id and e.active where s.expert_id = ? order by s.created_at, s.id`, [expertId]);

/** `overtaken`: the device was owed something newer about the same ticket, so that this would be yesterday's news. */
export type PushTarget = Pick<PushSubscription, 'endpoint' | 'p256dh' | 'auth'> & { readonly now: Instant; readonly overtaken: boolean };

/** Where a push message goes now; null when its device is gone. */
export async function pushTargetOf(em: Em, messageId: string): Promise<PushTarget | null> {
  const [row] = await em.execute<(Omit<PushTarget, 'now'> & { now: string })[]>(
    `select s.endpoint, s.p256dh, s.auth, floor(extract(epoch from app.now()) * 1000)::bigint::text as now,
       exists (select 1 from message later where later.ticket_id = m.ticket_id and later.push_subscription_id = s.id and later.id > m.id) as overtaken
     from message m join push_subscription s on s.id = m.push_subscription_id where m.id = ?`,
    [messageId],
  );
  return row ? { ...row, now: Number(row.now) } : null;
}

/** Whether a copy of the same push (keys that begin alike) on any of the person's devices has been taken or still may be. Copies that fail at once wait here for each other. */
export async function pushMayReach(tx: Tx, push: { readonly ticketId: string; readonly keyPrefix: string }): Promise<boolean> {
  await tx.em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 1))`, [push.keyPrefix]);
  const rows = await tx.em.execute<unknown[]>(
    `select 1 from message where ticket_id = ? and channel = 'push' and starts_with(key, ?) and status not in ('failed','suppressed') limit 1`,
    [push.ticketId, push.keyPrefix],
  );
  return rows.length > 0;
}
