import * as z from 'zod';
import { CommandId, Id, Instant, ZipCode, line, optionalText, text } from '../shared/index.ts';
import { DeviceCategory } from '../tickets/ticket-terms.ts';
import { BillingPolicy } from './billing-policy.ts';

export const DeviceFacts = z.object({
  deviceId: Id,
  category: DeviceCategory,
  brand: line(60),
  model: line(80),
  serial: optionalText(60).optional(),
  purchasedAt: Instant.optional(),
});
export type DeviceFacts = z.infer<typeof DeviceFacts>;

const devices = z.array(DeviceFacts).min(1).max(20);

/** A plan sold with its devices at a till. The customer claims it later with receipt number and ZIP code. */
export const RecordSale = z.object({
  commandId: CommandId,
  contractId: Id,
  planCode: line(40),
  receiptNumber: line(40),
  zip: ZipCode,
  soldAt: Instant,
  devices,
});
export type RecordSale = z.infer<typeof RecordSale>;

/** The tills' export: one line for each device, header `receipt_number,zip,sold_at,plan_code,category,brand,model,serial`. */
const salesFile = text(200_000);
export const ImportSales = z.object({ commandId: CommandId, csv: salesFile });
export type ImportSales = z.infer<typeof ImportSales>;

export const PreviewSales = z.object({ csv: salesFile });
export type PreviewSales = z.infer<typeof PreviewSales>;

/** What a new or a known customer buys; `contractId` is the key of the purchase. */
export const Purchase = z.object({ contractId: Id, planCode: line(40), devices });
export type Purchase = z.infer<typeof Purchase>;

const forCustomer = { customerId: Id.optional() };

export const BuyPlan = Purchase.extend({ commandId: CommandId, ...forCustomer });
export type BuyPlan = z.infer<typeof BuyPlan>;

export const ContractById = z.object({ contractId: Id });
export type ContractById = z.infer<typeof ContractById>;

export const ContractCommandInput = z.object({ commandId: CommandId, contractId: Id });
export type ContractCommandInput = z.infer<typeof ContractCommandInput>;

export const ClaimSale = z.object({ commandId: CommandId, receiptNumber: line(40), zip: ZipCode, ...forCustomer });
export type ClaimSale = z.infer<typeof ClaimSale>;

/** Where the hosted page sends the browser back to; a path of our own website. */
export const ReturnPath = z.string().max(300).regex(/^\/[A-Za-z0-9/_.~?=&%-]*$/, { error: 'Must be a path of this website' }).refine((path) => !path.startsWith('//'), { error: 'Must be a path of this website' });

export const StartCheckout = z.object({ contractId: Id, returnTo: ReturnPath.default('/billing/covered') });
export type StartCheckout = z.infer<typeof StartCheckout>;

export const StartSetup = z.object({ returnTo: ReturnPath.default('/account'), ...forCustomer });
export type StartSetup = z.infer<typeof StartSetup>;

/** The return page names its session, so that a late webhook keeps nobody waiting. */
export const CheckoutById = z.object({ sessionId: z.string().regex(/^cs_[A-Za-z0-9_]{8,120}$/, { error: 'Not a checkout' }) });
export type CheckoutById = z.infer<typeof CheckoutById>;

/** From a message's link: contract, period and signature in one. */
export const PayByLink = z.object({ token: z.string().min(20).max(300) });
export type PayByLink = z.infer<typeof PayByLink>;

/** From the link in a renewal notice. */
export const ReadCancelLink = z.object({ token: z.string().min(20).max(300) });
export type ReadCancelLink = z.infer<typeof ReadCancelLink>;

export const CancelByLink = ReadCancelLink.extend({ commandId: CommandId });
export type CancelByLink = z.infer<typeof CancelByLink>;

export const AddDevice = z.object({ commandId: CommandId, contractId: Id, device: DeviceFacts });
export type AddDevice = z.infer<typeof AddDevice>;

export const RemoveDevice = z.object({ commandId: CommandId, contractId: Id, deviceId: Id });
export type RemoveDevice = z.infer<typeof RemoveDevice>;

/** Puts right what was typed about a device; its kind stays. An empty serial number or a null date takes it away. */
export const CorrectDevice = z.object({ commandId: CommandId, contractId: Id, deviceId: Id, brand: line(60), model: line(80), serial: optionalText(60), purchasedAt: Instant.nullable() });
export type CorrectDevice = z.infer<typeof CorrectDevice>;

/** Sends the customer the link to pay what a plan owes, by his own channel. */
export const SendPayLink = z.object({ commandId: CommandId, contractId: Id });
export type SendPayLink = z.infer<typeof SendPayLink>;

/** Sends the customer the link to put a card on file. */
export const SendCardLink = z.object({ commandId: CommandId, customerId: Id });
export type SendCardLink = z.infer<typeof SendCardLink>;

/** From a message's link: customer, end and signature in one. */
const cardToken = z.string().min(20).max(300);
export const CardByLink = z.object({ token: cardToken });
export type CardByLink = z.infer<typeof CardByLink>;

/** `sessionId`: back from the hosted page. */
export const ReadCardLink = z.object({ token: cardToken, sessionId: CheckoutById.shape.sessionId.optional() });
export type ReadCardLink = z.infer<typeof ReadCardLink>;

export const ContractsOf = z.object({ customerId: Id });

const usCents = z.int().min(1).max(10_000_000);
export const MoneyReason = z.enum(['not_satisfied', 'charged_in_error', 'duplicate', 'service_failure', 'goodwill', 'other']);
export type MoneyReason = z.infer<typeof MoneyReason>;

export const RefundPayment = z.object({ commandId: CommandId, refundId: Id, contractId: Id, period: z.int().min(1), amountCents: usCents, reason: MoneyReason, note: line(300) });
export type RefundPayment = z.infer<typeof RefundPayment>;

export const GiveCredit = z.object({ commandId: CommandId, creditId: Id, customerId: Id, amountCents: usCents, reason: MoneyReason, note: line(300) });
export type GiveCredit = z.infer<typeof GiveCredit>;

/** Lets a period go that is due or owed: goodwill of its whole amount pays for it. */
export const WaivePeriod = z.object({ commandId: CommandId, waiverId: Id, contractId: Id, period: z.int().min(1), reason: MoneyReason, note: line(300) });
export type WaivePeriod = z.infer<typeof WaivePeriod>;

export const SendInvoice = z.object({ commandId: CommandId, invoiceId: Id });
export type SendInvoice = z.infer<typeof SendInvoice>;

export const ApproveMoney = z.object({ commandId: CommandId, id: Id, approve: z.boolean() });
export type ApproveMoney = z.infer<typeof ApproveMoney>;

export const NewPlanVersion = z.object({
  commandId: CommandId,
  planVersionId: Id,
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'Small letters, digits and hyphens' }).max(40),
  name: line(60),
  priceCents: z.int().min(50).max(1_000_000),
  term: z.enum(['year', 'month']),
  tier: z.enum(['standard', 'plus']),
  categories: z.array(DeviceCategory).min(1).max(3),
  /** Visits in a term; null is as many as needed. */
  visits: z.int().min(1).max(100).nullable(),
  /** Two-letter states it is sold in; null is all of them. */
  regions: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1).max(60).nullable(),
  /** Off: nobody new can buy it; who holds it keeps it. */
  onSale: z.boolean(),
});
export type NewPlanVersion = z.infer<typeof NewPlanVersion>;

/** `basedOn` is the version that the admin has looked at; 0 for the product's own numbers. */
export const SetBillingPolicy = z.object({ commandId: CommandId, basedOn: z.int().min(0), policy: BillingPolicy, reason: line(200) });
export type SetBillingPolicy = z.infer<typeof SetBillingPolicy>;

/** Whoever leaves a difference as it is says why. */
export const RepairDifference = z.object({ commandId: CommandId, differenceId: Id, note: optionalText(300).default(''), action: z.enum(['repair', 'dismiss']).default('repair') })
  .refine(({ action, note }) => action === 'repair' || note.trim() !== '', { error: 'Say why it stays as it is', path: ['note'] });
export type RepairDifference = z.infer<typeof RepairDifference>;
