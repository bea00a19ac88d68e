import { v7 } from 'uuid';
import type { BillingWorld } from '../../../apps/server/src/billing/billing-fixture.ts';
import { actorWith } from '../../../apps/server/src/testing/open-test-app.ts';
import type { Random } from '../random.ts';
import type { Person } from './people.ts';

/** What was promised to people, kept apart from the product's books. */
export type Promised = { readonly credits: Map<string, number>; readonly refunds: { readonly contractId: string; readonly period: number; readonly cents: number }[] };

export const nothingPromised = (): Promised => ({ credits: new Map(), refunds: [] });

/** Sends a command until it is answered: the same id again is the same command. */
async function insist<T>(send: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      if (tries === 8) throw error;
    }
  }
}

/** Goodwill for somebody with two plans: one of them, or both in part, is paid by it. */
async function credit(world: BillingWorld, people: readonly Person[], with_: { readonly random: Random; readonly promised: Promised }): Promise<void> {
  const { random, promised } = with_;
  const twice = people.filter((one, at) => people.some((other, there) => there < at && other.customerId === one.customerId));
  if (twice.length === 0) return;
  const { customerId } = random.pick(twice as [Person, ...Person[]]);
  const [admin, input] = [world.opened.as(actorWith('admin')), { commandId: v7(), creditId: v7(), customerId, amountCents: random.int(100, 1500), reason: 'goodwill' as const, note: 'Sorry' }];
  const { state } = await insist(() => admin.billing.credit(input));
  if (state === 'asked') await insist(() => world.opened.as(actorWith('admin')).billing.approve({ commandId: v7(), id: input.creditId, approve: true })).catch(() => undefined);
  promised.credits.set(customerId, (promised.credits.get(customerId) ?? 0) + input.amountCents);
}

/** Part of somebody's last payment goes back; his bank takes its time, or sends it back once. */
async function refund(world: BillingWorld, people: readonly Person[], with_: { readonly random: Random; readonly promised: Promised }): Promise<void> {
  const { random, promised } = with_;
  const steady = people.filter(({ habit, contractId }) => habit === 'steady' && !promised.refunds.some((one) => one.contractId === contractId));
  if (steady.length === 0) return;
  const { contractId } = random.pick(steady as [Person, ...Person[]]);
  const [paid] = await world.rows<{ period: number; left: number }>(
    `select p.period, p.net_cents + p.tax_cents - p.credit_cents as left from billing_period p join charge_attempt a on a.contract_id = p.contract_id and a.period = p.period and a.state = 'succeeded'
     where p.contract_id = $1 and p.state = 'paid' and not exists (select 1 from billing_difference d where d.contract_id = p.contract_id) order by p.period desc limit 1`, [contractId]);
  if (!paid || paid.left < 400) return;
  const wish = { commandId: v7(), refundId: v7(), contractId, period: paid.period, amountCents: random.int(100, 300), reason: 'not_satisfied' as const, note: 'Late' };
  const admin = world.opened.as(actorWith('admin'));
  await insist(() => admin.billing.refund(wish));
  promised.refunds.push({ contractId, period: paid.period, cents: wish.amountCents });
}

/** What desks give people on a day. */
export async function giveMoneyBack(world: BillingWorld, people: readonly Person[], with_: { readonly random: Random; readonly promised: Promised }): Promise<void> {
  if (with_.random.chance(0.25)) await credit(world, people, with_);
  if (with_.random.chance(0.4)) await refund(world, people, with_);
}

export type MoneyVerdict = { readonly credits: number; readonly refunds: number; readonly overspent: string[]; readonly refundWrong: string[]; readonly cardReverted: string[] };

/** Compares what was promised with what Stripe and the periods have. */
export async function judgeMoney(world: BillingWorld, people: readonly Person[], promised: Promised): Promise<MoneyVerdict> {
  const used = await world.rows<{ id: string; cents: number }>(`select c.customer_id as id, sum(p.credit_cents)::int as cents from billing_period p join contract c on c.id = p.contract_id where p.state in ('owed','paid') and p.credit_cents > 0 group by 1`);
  const overspent = used.filter(({ id, cents }) => cents > (promised.credits.get(id) ?? 0)).map(({ id, cents }) => `${id}: ${cents} of ${promised.credits.get(id) ?? 0}`);
  const { store } = world.sandbox.stripe;
  const refundWrong = promised.refunds.flatMap(({ contractId, period, cents }) => {
    const ours = store.list('refund').filter((r) => r.status !== 'failed' && r.metadata['refund'] !== undefined && store.get('payment_intent', r.payment_intent).metadata['contract'] === contractId && store.get('payment_intent', r.payment_intent).metadata['period'] === String(period));
    const back = ours.reduce((sum, { amount }) => sum + amount, 0);
    return back === cents ? [] : [`${contractId} ${period}: ${back} of ${cents}`];
  });
  const atStripe = new Map((await world.rows<{ id: string; stripe: string | null; last4: string | null }>(`select customer_id as id, stripe_customer_id as stripe, card->>'last4' as last4 from billing_profile`)).map((row) => [row.id, row]));
  const cardReverted = people.filter(({ chosen }) => chosen !== null).flatMap(({ customerId, chosen }) => {
    const row = atStripe.get(customerId);
    const method = row?.stripe ? store.get('customer', row.stripe).invoice_settings.default_payment_method : null;
    const found = method === null ? 'none' : store.get('payment_method', method).card.last4;
    return found === chosen && row?.last4 === chosen ? [] : [`${customerId}: chose ${chosen}, Stripe charges ${found}, we show ${row?.last4 ?? 'none'}`];
  });
  return { credits: promised.credits.size, refunds: promised.refunds.length, overspent, refundWrong, cardReverted };
}
