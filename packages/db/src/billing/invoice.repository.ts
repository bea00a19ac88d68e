import type { EntityManager } from '@mikro-orm/postgresql';
import type { InvoiceView, PeriodState } from '@sysops/domain/billing';
import type { Address, Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';
import { iso, ms } from './columns.ts';

export type InvoiceLine = { readonly text: string; readonly startsAt: Instant; readonly endsAt: Instant; readonly cents: number };

/** A bill as it was issued: name, address, plan and rate of that day, whatever changes later. */
export type Invoice = {
  readonly id: string;
  readonly contractId: string;
  readonly period: number;
  readonly customerId: string;
  readonly issuedAt: Instant;
  readonly billTo: { readonly name: string; readonly email: string; readonly address: Address; readonly timeZone: string };
  readonly lines: readonly InvoiceLine[];
  readonly netCents: number;
  readonly taxRate: number;
  readonly taxCents: number;
  /** The state whose tax it is; he may have moved since the renewal was announced. */
  readonly taxState: string;
  readonly creditCents: number;
  readonly totalCents: number;
};

/** Issues the invoice of a period once. */
export async function insertInvoice(tx: Tx, i: Invoice): Promise<void> {
  await tx.em.execute(
    `insert into invoice (id, number, contract_id, period, customer_id, issued_at, bill_to, lines, net_cents, tax_rate, tax_cents, credit_cents, total_cents, tax_state)
     values (?, 'PS-' || nextval('invoice_number'), ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?) on conflict (contract_id, period) do nothing`,
    [i.id, i.contractId, i.period, i.customerId, iso(i.issuedAt), JSON.stringify(i.billTo), JSON.stringify(i.lines), i.netCents, i.taxRate, i.taxCents, i.creditCents, i.totalCents, i.taxState],
  );
}

export type IssuedInvoice = Invoice & { readonly number: string; readonly state: PeriodState; readonly paidAt: Instant | null; readonly refundedCents: number };

/** What went back of the payment that counts; what is only asked for, or on its way, is not in it. */
const refunded = `coalesce((select sum(m.amount_cents)::int from money_back m join charge_attempt a on a.contract_id = m.contract_id and a.period = m.period and a.n = m.attempt_n and a.state = 'succeeded'
  where m.kind = 'refund' and m.state = 'done' and m.contract_id = i.contract_id and m.period = i.period), 0)`;

export async function findInvoice(em: EntityManager, id: string): Promise<IssuedInvoice | null> {
  const [row] = await em.execute<IssuedInvoice[]>(
    `select i.id, i.number, i.contract_id as "contractId", i.period, i.customer_id as "customerId", ${ms('i.issued_at')} as "issuedAt", i.bill_to as "billTo", i.lines, i.net_cents as "netCents", i.tax_rate as "taxRate", i.tax_cents as "taxCents", coalesce(i.tax_state, i.bill_to->'address'->>'state') as "taxState",
       i.credit_cents as "creditCents", i.total_cents as "totalCents", p.state, ${ms('p.paid_at')} as "paidAt",
       ${refunded} as "refundedCents"
     from invoice i join billing_period p on p.contract_id = i.contract_id and p.period = i.period where i.id = ?`,
    [id],
  );
  return row ?? null;
}

export async function invoicesOf(em: EntityManager, customerId: string): Promise<(Omit<InvoiceView, 'creditNotes'> & { period: number })[]> {
  return em.execute(
    `select i.id, i.number, i.contract_id as "contractId", i.period, i.lines->0->>'text' as "planName", ${ms('i.issued_at')} as "issuedAt", i.total_cents as "totalCents", ${refunded} as "refundedCents", p.state
     from invoice i join billing_period p on p.contract_id = i.contract_id and p.period = i.period where i.customer_id = ? order by i.issued_at desc, i.number desc`,
    [customerId],
  );
}

/** The invoice of a period, or null when it has none. */
export async function invoiceOfPeriod(em: EntityManager, of: { readonly contractId: string; readonly period: number }): Promise<IssuedInvoice | null> {
  const [row] = await em.execute<{ id: string }[]>(`select id from invoice where contract_id = ? and period = ?`, [of.contractId, of.period]);
  return row ? findInvoice(em, row.id) : null;
}
