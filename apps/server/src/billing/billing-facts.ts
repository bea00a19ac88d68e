import { plansByVersion } from '@sysops/db/billing';
import type { Tx } from '@sysops/db/connection';
import { recordFact } from '@sysops/db/outbox';
import type { Contract, FailureKind } from '@sysops/domain/billing';
import { v7 } from 'uuid';
import { topics } from '../outbox/facts.ts';

/** What each fact of billing says beside whose contract it is. Amounts in cents, instants in ms. */
type BillingFacts = {
  readonly PlanBought: object;
  readonly PlanClaimed: { readonly endsAt: number };
  readonly PlanActivated: { readonly endsAt: number; readonly amountCents: number; readonly invoiceId: string };
  readonly PlanRenewed: { readonly endsAt: number; readonly amountCents: number; readonly invoiceId: string; readonly restored: boolean };
  /** `amountCents` is what the card will be charged, `creditCents` what is left of goodwill by then. `last4` null: there is no card. `cancelToken` cancels without a sign-in. */
  readonly RenewalAnnounced: { readonly days: number; readonly renewsAt: number; readonly amountCents: number; readonly creditCents: number; readonly term: 'year' | 'month'; readonly last4: string | null; readonly cancelToken: string };
  readonly CardExpiring: { readonly days: number; readonly last4: string; readonly expMonth: number; readonly expYear: number; readonly renewsAt: number; readonly renewsFirst: boolean };
  /** `payToken` opens the pay page without a sign-in. */
  readonly ChargeRefused: { readonly day: number; readonly failure: FailureKind | 'no_card'; readonly amountCents: number; readonly suspendAt: number; readonly payToken: string };
  readonly PlanSuspended: { readonly endAt: number; readonly amountCents: number; readonly payToken: string };
  readonly PlanCancelled: { readonly coveredUntil: number; readonly atOnce: boolean };
  readonly CancelWithdrawn: { readonly endsAt: number };
  readonly PlanEnded: { readonly reason: 'cancelled' | 'unpaid' | 'never_paid' };
  /** Staff sends the customer the link to pay. */
  readonly PayLinkSent: { readonly amountCents: number; readonly payToken: string };
  /** A person has let a period go; it is covered without a charge. */
  readonly PlanWaived: { readonly endsAt: number };
  /** Somebody wants an invoice once more. */
  readonly InvoiceAsked: { readonly number: string; readonly amountCents: number; readonly documentPath: string };
  readonly RefundMade: { readonly amountCents: number };
  /** It was done and came back from the bank. */
  readonly RefundFailed: { readonly amountCents: number };
};

/** A fact about one customer's contract, in the transaction that makes it true. */
export async function recordBillingFact<Type extends keyof BillingFacts>(tx: Tx, contract: Contract, fact: { readonly type: Type } & BillingFacts[Type]): Promise<void> {
  if (contract.customerId === null) return;
  const plans = await plansByVersion(tx.em, [contract.planVersionId]);
  const { type, ...rest } = fact;
  const payload = { ...rest, customerId: contract.customerId, contractId: contract.id, planName: plans.get(contract.planVersionId)?.name ?? '', timeZone: contract.timeZone };
  recordFact(tx, { id: v7(), type, topics: [topics.customer(contract.customerId), topics.staff], ticketId: null, payload });
}

/** For staff only: something does not fit together. */
export function recordDifferenceFact(tx: Tx, payload: { readonly kind: string; readonly contractId: string | null; readonly period: number | null; readonly customerId: string | null }): void {
  recordFact(tx, { id: v7(), type: 'BillingDifferenceFound', topics: [topics.staff], ticketId: null, payload });
}
