import { askForRepair, findDifference, lockContract, lockDifference, lockPeriod, readBillingPolicy, settleDifference, type OpenDifference } from '@sysops/db/billing';
import { inTransaction, type Tx } from '@sysops/db/connection';
import { assertOtherPerson, needsSecondApproval, type DifferenceKind, type DifferenceView, type RepairAnswer, type RepairDifference } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';
import { billSkipped, chargeAgain, chargeAnew, noteRefund, refundAgain, refundSurplus, replaceCancelled, type Repair } from './repairs.ts';
import { valueOf } from './stripe-customer.ts';
import { syncPayment } from './sync-payment.ts';

/** It goes back by itself; the click says that somebody has seen it. */
const seen: Repair = async () => undefined;

/** What is done in our database, in the transaction that closes the difference. */
const repairs: Readonly<Record<DifferenceKind, Repair>> = {
  paid_at_stripe_only: seen,
  second_payment: seen,
  not_owed_payment: seen,
  payment_of_nobody: seen,
  paid_here_only: chargeAgain,
  amount_differs: refundSurplus,
  refund_at_stripe_only: noteRefund,
  skipped_period: billSkipped,
  charge_stuck: chargeAnew,
  charge_cancelled: replaceCancelled,
  refund_failed: refundAgain,
};

const paymentOf = ({ facts }: DifferenceView): string => String(facts['payment'] ?? '');

/** What is done at Stripe first; asked twice, it is done once. */
async function repairAtStripe(ctx: ActorCtx, difference: DifferenceView): Promise<void> {
  if (difference.kind === 'paid_at_stripe_only' || difference.kind === 'second_payment') return syncPayment(ctx.app, paymentOf(difference));
  if (difference.kind !== 'payment_of_nobody') return;
  const intentId = paymentOf(difference);
  const refund = valueOf(await ctx.app.providers.stripe.refund({ key: `refund:nobody:${intentId}`, intentId, amountCents: Number(difference.facts['cents'] ?? 0), ours: null }));
  if (refund.state === 'failed') throw new DomainError('conflict', 'The bank did not take this refund. It has to be settled with Stripe.', { service: 'payments' });
}

const atStripe: ReadonlySet<DifferenceKind> = new Set(['paid_at_stripe_only', 'second_payment', 'payment_of_nobody']);

/** The money that leaves by this repair; zero when none does. */
function leavingCents({ kind, facts }: DifferenceView): number {
  if (kind === 'payment_of_nobody') return Number(facts['cents'] ?? 0);
  if (kind === 'amount_differs') return Math.max(0, Number(facts['paidCents'] ?? 0) - Number(facts['owedCents'] ?? 0));
  return kind === 'refund_failed' ? Number(facts['cents'] ?? 0) : 0;
}

/** Contract and period first, as everybody locks them; null when somebody has settled it meanwhile. */
async function lockOpen(tx: Tx, { id, contractId, period }: DifferenceView): Promise<OpenDifference | null> {
  if (contractId !== null) await lockContract(tx, contractId);
  if (contractId !== null && period !== null) await lockPeriod(tx, { contractId, period });
  const locked = await lockDifference(tx, id);
  return locked?.state === 'open' ? locked : null;
}

/** The rules of refunds hold for money that leaves by a repair: an admin, and above the limit two. `ask`: the second one is waited for. Throws `forbidden`. */
async function verdictOn(ctx: ActorCtx, tx: Tx, difference: OpenDifference): Promise<'go' | 'ask'> {
  const cents = leavingCents(difference);
  if (cents === 0) return 'go';
  if (!ctx.actor.roles.includes('admin')) throw new DomainError('forbidden', 'Only an admin may give money back', { kind: difference.kind });
  // Its amount was agreed to when it was asked for.
  if (difference.kind === 'refund_failed' || !needsSecondApproval({ kind: 'refund', amountCents: cents }, await readBillingPolicy(tx.em))) return 'go';
  if (difference.askedBy === null) return 'ask';
  assertOtherPerson(difference.askedBy, ctx.actor.accountId);
  return 'go';
}

/** Whether something was to be done at Stripe first and is done now. */
async function prepareAtStripe(ctx: ActorCtx, difference: DifferenceView): Promise<boolean> {
  if (!atStripe.has(difference.kind)) return true;
  const verdict = await inTransaction(ctx.em, async (tx) => {
    const open = await lockOpen(tx, difference);
    return open && verdictOn(ctx, tx, open);
  }).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'forbidden') return 'ask' as const;
    throw error;
  });
  if (verdict !== 'go') return false;
  await repairAtStripe(ctx, difference);
  return true;
}

/**
 * One click: what the difference asks for is done once, whoever else clicks, and who did it is written down. Money that
 * leaves wants an admin, above the limit two of them. Throws `not_found`, `forbidden`, `retry`.
 */
export async function repairDifference(ctx: ActorCtx, input: RepairDifference): Promise<RepairAnswer> {
  const difference = await findDifference(ctx.em, input.differenceId);
  if (!difference) throw new DomainError('not_found', 'There is no such difference');
  const ready = input.action === 'dismiss' || (await prepareAtStripe(ctx, difference));
  return runCommand(ctx, { id: input.commandId, procedure: 'billing.repairDifference', input }, async (tx): Promise<RepairAnswer> => {
    const open = await lockOpen(tx, difference);
    if (!open) return { state: (await findDifference(tx.em, difference.id))?.state ?? 'repaired' };
    const state = input.action === 'repair' ? 'repaired' : 'dismissed';
    if (input.action === 'repair') {
      if ((await verdictOn(ctx, tx, open)) === 'ask') {
        await askForRepair(tx, open.id, { by: ctx.actor.accountId, byName: ctx.actor.name });
        return { state: 'asked' };
      }
      if (!ready) throw new DomainError('retry', 'Somebody else works on this. Please try again.', { kind: open.kind });
      await repairs[open.kind](tx, open);
    }
    await settleDifference(tx.em, open.id, { state, by: ctx.actor.name, note: input.note });
    return { state };
  });
}
