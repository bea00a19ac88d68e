import { bookedPayments, carriedOver, settledByMany, type BookedPayment } from '@sysops/db/billing';
import { readNow } from '@sysops/db/connection';
import { boundsOfMonth, type TieDifference, type TieOut, type TieOutOf } from '@sysops/domain/billing';
import { day, DomainError } from '@sysops/domain/shared';
import type { App } from '../app.ts';
import type { StripePayment } from '../providers/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { everything } from './read-pages.ts';
import { valueOf } from './stripe-customer.ts';

/** A payment may be made at Stripe so long before it succeeds: the longest dunning with a pay link at its end. */
const madeBefore = 45 * day;

/** The payment as Stripe has it now; null when Stripe never had it. */
async function readOne(app: App, intentId: string): Promise<StripePayment | null> {
  const answer = await app.providers.stripe.readPayment(intentId);
  return answer.kind === 'refused' && answer.code === 'resource_missing' ? null : valueOf(answer);
}

function differenceOf(booked: BookedPayment | null, payment: StripePayment | null): TieDifference | null {
  const paid = payment?.status === 'succeeded' ? payment : null;
  if (booked && paid && booked.cents === paid.receivedCents && booked.refundedCents === paid.refundedCents) return null;
  return {
    payment: booked?.intentId ?? payment?.id ?? '', contractId: booked?.contractId ?? payment?.contractId ?? null, period: booked?.period ?? payment?.period ?? null,
    hereCents: booked?.cents ?? null, stripeCents: paid?.receivedCents ?? null, hereRefundedCents: booked?.refundedCents ?? null, stripeRefundedCents: paid?.refundedCents ?? null,
  };
}

const sumOf = <T>(rows: readonly T[], value: (row: T) => number): number => rows.reduce((sum, row) => sum + value(row), 0);

/** The payments that one month of the books has, beside Stripe's: those, and the ones of that month that the books do not have. Throws `retry` while Stripe does not answer. */
export async function tieOut(ctx: ActorCtx, { month }: TieOutOf): Promise<TieOut> {
  const { from, to } = boundsOfMonth(month);
  const listed = await everything((after) => ctx.app.providers.stripe.listPayments(from - madeBefore, after, to));
  if (listed === null) throw new DomainError('retry', 'The payment service does not answer. Please try again in a moment.', { service: 'payments' });
  const atStripe = new Map(listed.map((payment) => [payment.id, payment]));
  const booked = await bookedPayments(ctx.em, from, to);
  const pairs = [];
  for (const one of booked) pairs.push({ booked: one, payment: atStripe.get(one.intentId) ?? (await readOne(ctx.app, one.intentId)) });
  const unbooked = listed.filter((payment) => payment.status === 'succeeded' && payment.contractId !== null && payment.createdAt >= from && !booked.some((one) => one.intentId === payment.id));
  const elsewhere = await settledByMany(ctx.em, unbooked.map((payment) => payment.id));
  const all = [...pairs, ...unbooked.filter(({ id }) => !elsewhere.has(id)).map((payment) => ({ booked: null, payment }))];
  const paid = all.flatMap(({ payment }) => (payment?.status === 'succeeded' ? [payment] : []));
  return {
    month, at: await readNow(ctx.em), carriedOver: await carriedOver(ctx.em, from, to),
    here: { payments: booked.length, chargedCents: sumOf(booked, (one) => one.cents), refundedCents: sumOf(booked, (one) => one.refundedCents) },
    stripe: { payments: paid.length, chargedCents: sumOf(paid, (one) => one.receivedCents), refundedCents: sumOf(paid, (one) => one.refundedCents) },
    differences: all.flatMap((pair) => differenceOf(pair.booked, pair.payment) ?? []),
  };
}
