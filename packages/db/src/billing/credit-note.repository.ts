import type { EntityManager } from '@mikro-orm/postgresql';
import type { CreditNoteView } from '@sysops/domain/billing';
import type { Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';
import { iso, ms } from './columns.ts';
import type { Invoice } from './invoice.repository.ts';

/** The document of money that went back, as it was issued. `invoiceNumber` null: it was a second payment, which had no invoice. */
export type CreditNote = {
  readonly id: string;
  readonly refundId: string;
  readonly customerId: string;
  readonly issuedAt: Instant;
  readonly billTo: Invoice['billTo'];
  readonly text: string;
  readonly invoiceNumber: string | null;
  /** What went back, tax included. */
  readonly amountCents: number;
  readonly taxCents: number;
  readonly taxRate: number;
  readonly taxState: string;
};

export type IssuedCreditNote = CreditNote & { readonly number: string; readonly voidedAt: Instant | null };

/** Issues the credit note of a refund once. */
export async function insertCreditNote(tx: Tx, n: CreditNote): Promise<void> {
  await tx.em.execute(
    `insert into credit_note (id, number, refund_id, customer_id, issued_at, bill_to, text, invoice_number, amount_cents, tax_cents, tax_rate, tax_state)
     values (?, 'CN-' || nextval('credit_note_number'), ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?) on conflict (refund_id) where voided_at is null do nothing`,
    [n.id, n.refundId, n.customerId, iso(n.issuedAt), JSON.stringify(n.billTo), n.text, n.invoiceNumber, n.amountCents, n.taxCents, n.taxRate, n.taxState],
  );
}

/** The refund came back: its credit note no longer counts. */
export async function voidCreditNote(tx: Tx, refundId: string): Promise<void> {
  await tx.em.execute(`update credit_note set voided_at = app.now() where refund_id = ? and voided_at is null`, [refundId]);
}

export async function findCreditNote(em: EntityManager, id: string): Promise<IssuedCreditNote | null> {
  const [row] = await em.execute<IssuedCreditNote[]>(
    `select id, number, refund_id as "refundId", customer_id as "customerId", ${ms('issued_at')} as "issuedAt", bill_to as "billTo", text, invoice_number as "invoiceNumber", amount_cents as "amountCents", tax_cents as "taxCents",
       tax_rate as "taxRate", tax_state as "taxState", ${ms('voided_at')} as "voidedAt" from credit_note where id = ?`,
    [id],
  );
  return row ?? null;
}

/** The credit notes that count, by refund. */
export async function creditNotesOf(em: EntityManager, customerId: string): Promise<Map<string, CreditNoteView>> {
  const rows = await em.execute<(CreditNoteView & { refundId: string })[]>(`select id, number, refund_id as "refundId" from credit_note where customer_id = ? and voided_at is null`, [customerId]);
  return new Map(rows.map(({ refundId, ...note }) => [refundId, note]));
}
