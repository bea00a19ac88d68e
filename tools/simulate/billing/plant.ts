import { day } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import type { BillingWorld } from '../../../apps/server/src/billing/billing-fixture.ts';
import { cardOf } from '../../sandbox/stripe/test-cards.ts';
import type { Random } from '../random.ts';

/** A difference with Stripe that the simulation made behind the product's back. */
export type Planted = { readonly kind: string; readonly payment: string | null; readonly contractId: string | null; readonly period: number | null };

type Settled = { contract_id: string; period: number; intent_id: string; customer: string };

/** A payment of the last day, of a contract that goes on. */
async function recent(world: BillingWorld): Promise<Settled | null> {
  const [row] = await world.rows<Settled>(
    `select a.contract_id, a.period, a.intent_id, b.stripe_customer_id as customer from charge_attempt a join contract c on c.id = a.contract_id join billing_profile b on b.customer_id = c.customer_id
     where a.state = 'succeeded' and a.kind = 'off_session' and a.settled_at > app.now() - interval '30 hours' and c.status = 'active' and c.paid_through = a.period and a.period > 1 and not c.cancel_at_period_end
       and not exists (select 1 from money_back m where m.contract_id = a.contract_id) and not exists (select 1 from billing_difference d where d.contract_id = a.contract_id) order by random() limit 1`);
  return row ?? null;
}

async function atStripe(world: BillingWorld, path: string, form: Record<string, string>): Promise<{ id: string }> {
  const response = await fetch(`${world.sandbox.url}${path}`, { method: 'POST', headers: { authorization: `Bearer ${world.sandbox.settings.stripeSecretKey}` }, body: new URLSearchParams(form) });
  const body: unknown = await response.json();
  if (!response.ok || typeof body !== 'object' || body === null || !('id' in body)) throw new Error(`The sandbox refused ${path}: ${JSON.stringify(body)}`);
  return { id: String(body.id) };
}

const outside = (world: BillingWorld, customer: string, metadata: { contract: string; period: string }) =>
  atStripe(world, '/v1/payment_intents', { amount: '500', currency: 'usd', customer, payment_method: 'pm_card_visa', confirm: 'true', 'metadata[contract]': metadata.contract, 'metadata[period]': metadata.period });

const nothing: Planted = { kind: 'refund_at_stripe_only', payment: null, contractId: null, period: null };

/** A refund that the bank sends back is no difference for longer than a minute: the money is where it was. */
function comesBack({ sandbox: { stripe: { store } } }: BillingWorld, intentId: string): boolean {
  const { latest_charge: charge } = store.get('payment_intent', intentId);
  const outcome = charge === null ? undefined : cardOf(store.get('payment_method', store.get('charge', charge).payment_method)).refund;
  return outcome === 'fails' || outcome === 'fails_once';
}

type Plant = (world: BillingWorld, at: Settled) => Promise<Planted>;

const plants = {
  refund_at_stripe_only: async (world, at) => {
    if (comesBack(world, at.intent_id)) return nothing;
    await atStripe(world, '/v1/refunds', { payment_intent: at.intent_id, amount: '100' });
    return { kind: 'refund_at_stripe_only', payment: at.intent_id, contractId: null, period: null };
  },
  second_payment: async (world, at) => ({ kind: 'second_payment', payment: (await outside(world, at.customer, { contract: at.contract_id, period: String(at.period) })).id, contractId: null, period: null }),
  payment_of_nobody: async (world, at) => ({ kind: 'payment_of_nobody', payment: (await outside(world, at.customer, { contract: v7(), period: '1' })).id, contractId: null, period: null }),
  paid_here_only: async (world, at) => {
    world.sandbox.stripe.store.get('payment_intent', at.intent_id).status = 'canceled';
    return { kind: 'paid_here_only', payment: at.intent_id, contractId: null, period: null };
  },
  amount_differs: async (world, at) => {
    await world.rows(`update billing_period set net_cents = net_cents + 100 where contract_id = $1 and period = $2`, [at.contract_id, at.period]);
    return { kind: 'amount_differs', payment: at.intent_id, contractId: null, period: null };
  },
  skipped_period: async (world) => {
    const [row] = await world.rows<{ contract_id: string; period: number }>(
      `update billing_period set next_try_at = null where (contract_id, period) in (select p.contract_id, p.period from billing_period p join contract c on c.id = p.contract_id
         where p.state = 'planned' and c.status = 'active' and not c.cancel_at_period_end and p.next_try_at is not null order by random() limit 1) returning contract_id, period`);
    return { kind: 'skipped_period', payment: null, contractId: row?.contract_id ?? null, period: row?.period ?? null };
  },
} satisfies Readonly<Record<string, Plant>>;

const kinds = Object.values(plants) as [Plant, ...Plant[]];

/** Plants one difference; null when there is nothing today to plant it on. Stripe must be in order meanwhile. */
export async function plant(world: BillingWorld, random: Random): Promise<Planted | null> {
  const at = await recent(world);
  if (!at) return null;
  const planted = await random.pick(kinds)(world, at);
  return planted.payment === null && planted.contractId === null ? null : planted;
}

/** Skipped periods of customers who left before the gap could show: the period is not owed, so there is no difference. */
export async function moot(world: BillingWorld, planted: readonly Planted[], leftAt: ReadonlyMap<string, number>): Promise<Planted[]> {
  const ends = new Map((await world.rows<{ id: string; at: number }>(`select id, extract(epoch from ends_at)::float8 * 1000 as at from contract`)).map(({ id, at }) => [id, at]));
  return planted.filter(({ kind, contractId }) => {
    const left = kind === 'skipped_period' && contractId !== null ? leftAt.get(contractId) : undefined;
    return left !== undefined && contractId !== null && left <= (ends.get(contractId) ?? 0) + day;
  });
}

/** Those that nobody has raised. */
export async function notFound(world: BillingWorld, planted: readonly Planted[]): Promise<Planted[]> {
  const raised = await world.rows<{ kind: string; payment: string | null; contract_id: string | null; period: number | null }>(`select kind, facts->>'payment' as payment, contract_id, period from billing_difference`);
  return planted.filter((p) => !raised.some((r) => r.kind === p.kind && (p.payment === null ? r.contract_id === p.contractId && r.period === p.period : r.payment === p.payment)));
}
