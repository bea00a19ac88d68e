import type { Instant } from '../shared/index.ts';
import type { CoverVerdict } from '../tickets/ticket.ts';
import type { DeviceCategory } from '../tickets/ticket-terms.ts';
import type { EndReason } from './contract.ts';
import type { ContractStatus } from './cover.ts';
import type { FailureKind } from './dunning.ts';
import type { MoneyReason } from './billing-commands.ts';
import type { BillingPolicy } from './billing-policy.ts';
import type { VisitCount } from './visits.ts';

export type PlanView = {
  readonly code: string;
  readonly versionId: string;
  readonly version: number;
  readonly name: string;
  readonly priceCents: number;
  readonly currency: 'usd';
  readonly term: 'year' | 'month';
  readonly categories: readonly DeviceCategory[];
  readonly tier: 'standard' | 'plus';
  /** Included in each term; null: as many as needed. */
  readonly visits: number | null;
  readonly regions: readonly string[] | null;
};

/** For admins: every version, newest first, with how many contracts hold it. */
export type PlanVersionView = PlanView & { readonly current: boolean; readonly onSale: boolean; readonly contracts: number; readonly createdAt: Instant };

export type DeviceView = { readonly id: string; readonly category: DeviceCategory; readonly brand: string; readonly model: string; readonly label: string; readonly serial: string | null; readonly purchasedAt: Instant | null };

export type ContractView = {
  readonly id: string;
  /** The plan's own number, for people; shown by `planNumber`. */
  readonly number: number;
  readonly customerId: string | null;
  readonly status: ContractStatus;
  readonly plan: PlanView;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly timeZone: string;
  readonly cancelAtPeriodEnd: boolean;
  /** While past due. */
  readonly suspendAt: Instant | null;
  readonly endAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endReason: EndReason | null;
  readonly receiptNumber: string | null;
  readonly devices: readonly DeviceView[];
  /** Null: the plan counts none, or does not run. */
  readonly visits: VisitCount | null;
};

/** As it stands on the account and as staff may type it. */
export const planNumber = (contract: Pick<ContractView, 'number'>): string => `P-${contract.number}`;

export type CardView = { readonly brand: string; readonly last4: string; readonly expMonth: number; readonly expYear: number };

export type ChargeView = { readonly n: number; readonly kind: ChargeKind; readonly state: ChargeState; readonly code: string | null; readonly at: Instant };

/** `carried_over`: paid before this system, and so not at Stripe. */
export type ChargeKind = 'off_session' | 'checkout' | 'carried_over';

/** `duplicate`: a second success for a period; its money goes back. `void`: it never reached the card. */
export type ChargeState = 'started' | 'succeeded' | 'failed' | 'duplicate' | 'void';

/** `planned`: announced, not charged yet. `void`: not owed any more. */
export type PeriodState = 'planned' | 'owed' | 'paid' | 'waived' | 'void';

export type RefundView = { readonly id: string; readonly amountCents: number; readonly reason: MoneyReason; readonly note: string; readonly state: MoneyState; readonly askedBy: string; readonly approvedBy: string | null; readonly at: Instant; readonly creditNote: CreditNoteView | null };

/** The document of a refund. */
export type CreditNoteView = { readonly id: string; readonly number: string };

/** `asked` waits for a second person; `approved` goes to Stripe; `sent` is there, and the bank has not answered; `done` went back, or is on the balance; `failed` came back. */
export type MoneyState = 'asked' | 'approved' | 'sent' | 'done' | 'refused' | 'failed';

export type PeriodView = {
  readonly period: number;
  readonly state: PeriodState;
  readonly planName: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly dueAt: Instant;
  readonly netCents: number;
  readonly taxCents: number;
  readonly creditCents: number;
  /** What the card is charged. */
  readonly chargeCents: number;
  readonly paidAt: Instant | null;
  readonly nextTryAt: Instant | null;
  readonly failure: { readonly kind: FailureKind; readonly code: string } | null;
  readonly invoiceId: string | null;
  readonly invoiceNumber: string | null;
  readonly charges: readonly ChargeView[];
  readonly refunds: readonly RefundView[];
  /** What may still go back of the payment that counts. */
  readonly refundableCents: number;
};

export type InvoiceView = { readonly id: string; readonly number: string; readonly contractId: string; readonly planName: string; readonly issuedAt: Instant; readonly totalCents: number; readonly refundedCents: number; readonly state: PeriodState; readonly creditNotes: readonly CreditNoteView[] };

/** A contract with its whole money story. */
export type ContractAccount = { readonly contract: ContractView; readonly periods: readonly PeriodView[]; readonly history: readonly { readonly type: string; readonly at: Instant }[] };

/** The customer's billing page, and the agent's view of it. */
export type BillingAccount = {
  readonly contracts: readonly ContractAccount[];
  readonly card: CardView | null;
  readonly creditCents: number;
  readonly credits: readonly CreditView[];
  readonly invoices: readonly InvoiceView[];
};

export type CreditView = { readonly id: string; readonly amountCents: number; readonly reason: MoneyReason; readonly note: string; readonly state: MoneyState; readonly askedBy: string; readonly approvedBy: string | null; readonly at: Instant };

/** `url` of the hosted page; null when there is nothing to pay any more. */
export type CheckoutView = { readonly url: string | null };

/** `over`: too old, or there is no plan any more that a card would renew. */
export type CardLinkView = { readonly state: 'open' | 'waiting' | 'done' | 'over' };

/** A message with the link is on its way. */
export type LinkSentView = { readonly sent: true };

/** `over`: the renewal that the notice was about has passed. */
export type CancelLinkView = { readonly state: 'open' | 'cancelled' | 'over'; readonly planName: string; readonly timeZone: string; readonly endsAt: Instant };

/** `waiting`: Stripe has not confirmed the payment yet; ask again. */
export type CheckoutState = { readonly state: 'done' | 'waiting' | 'open' | 'expired'; readonly contract: ContractView | null };

/** One receipt of a till's file. `lines` are those of the file, from 1; `new`: recorded, or in a preview to be recorded; `known`: recorded before. */
export type SaleOutcome = { readonly lines: readonly number[]; readonly receiptNumber: string; readonly zip: string; readonly soldAt: string; readonly planCode: string; readonly devices: number; readonly outcome: 'new' | 'known' | 'refused'; readonly reason: string | null };

export type SalePreview = { readonly sales: readonly SaleOutcome[] };

/** `recorded`, `known` and `refused` are numbers of receipts. */
export type SaleImportView = SalePreview & { readonly recorded: number; readonly known: number; readonly refused: number };

export type AttentionItem = {
  readonly contractId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly planName: string;
  readonly status: ContractStatus;
  readonly period: number;
  readonly chargeCents: number;
  readonly failure: { readonly kind: FailureKind; readonly code: string } | null;
  readonly failedAt: Instant;
  readonly nextTryAt: Instant | null;
  readonly suspendAt: Instant;
  readonly endAt: Instant;
};

export type ApprovalItem = { readonly id: string; readonly kind: 'refund' | 'credit'; readonly customerId: string; readonly customerName: string; readonly contractId: string | null; /** Of a payment that is refunded, or of a period that is let go. */ readonly period: number | null; readonly amountCents: number; readonly reason: MoneyReason; readonly note: string; readonly askedBy: string; readonly askedByMe: boolean; readonly at: Instant };

export type AttentionView = { readonly failed: readonly AttentionItem[]; readonly approvals: readonly ApprovalItem[]; readonly differences: readonly DifferenceView[] };

export type DifferenceKind =
  | 'paid_at_stripe_only'
  | 'paid_here_only'
  | 'amount_differs'
  | 'second_payment'
  | 'refund_at_stripe_only'
  | 'payment_of_nobody'
  | 'skipped_period'
  | 'charge_stuck'
  | 'charge_cancelled'
  | 'not_owed_payment'
  | 'refund_failed';

/** `facts` are ids and amounts for the person who looks. */
export type DifferenceView = {
  readonly id: string;
  readonly kind: DifferenceKind;
  readonly contractId: string | null;
  readonly period: number | null;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly facts: Readonly<Record<string, string | number | null>>;
  readonly state: 'open' | 'repaired' | 'dismissed';
  readonly foundAt: Instant;
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
  /** Why it was settled so. */
  readonly note: string | null;
  /** Who has asked for a repair that a second admin has to agree to. */
  readonly askedByName: string | null;
};

/** `asked`: a second admin has to agree. */
export type RepairAnswer = { readonly state: 'repaired' | 'dismissed' | 'open' | 'asked' };

export type PolicyVersion = { readonly version: number; readonly policy: BillingPolicy; readonly setBy: string; readonly reason: string; readonly at: Instant };

/** `version` 0: nobody has changed the product's own numbers. `history` has the newest first, without those. */
export type PolicyView = { readonly version: number; readonly policy: BillingPolicy; readonly history: readonly PolicyVersion[] };

/** `over`: the plan has ended; it can be bought anew. */
export type PayLinkView = Pick<PeriodView, 'startsAt' | 'endsAt' | 'netCents' | 'taxCents' | 'creditCents'> & { readonly state: 'owed' | 'paid' | 'over'; readonly planName: string; readonly amountCents: number; readonly timeZone: string };

/** The verdict for a registered device, or (`deviceId` null) for one of a kind that is not registered. */
export type DeviceCover = { readonly deviceId: string | null; readonly category: DeviceCategory | null; readonly verdict: CoverVerdict };
