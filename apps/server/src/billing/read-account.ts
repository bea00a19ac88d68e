import { attemptsOfContract, contractHistory, creditBalance, creditNotesOf, findBillingProfile, invoicesOf, listContracts, moneyBackOf, periodsOf, plansByVersion, type MoneyBack } from '@sysops/db/billing';
import { failureKind, type BillingAccount, type ContractAccount, type ContractView, type CreditNoteView, type CreditView, type PeriodView } from '@sysops/domain/billing';
import type { RequestEm } from '../trpc/context.ts';

const toCredit = ({ id, amountCents, reason, note, state, askedByName, decidedByName, askedAt }: MoneyBack): CreditView => ({ id, amountCents, reason, note, state, askedBy: askedByName, approvedBy: decidedByName, at: askedAt });

type Invoices = Awaited<ReturnType<typeof invoicesOf>>;

async function periodViews(em: RequestEm, contract: ContractView, money: { readonly invoices: Invoices; readonly back: readonly MoneyBack[]; readonly notes: ReadonlyMap<string, CreditNoteView> }): Promise<PeriodView[]> {
  const [rows, attempts] = [await periodsOf(em, contract.id), await attemptsOfContract(em, contract.id)];
  const plans = await plansByVersion(em, rows.map((row) => row.planVersionId));
  return rows.map((row) => {
    const invoice = money.invoices.find((i) => i.contractId === row.contractId && i.period === row.period);
    const { period, state, startsAt, endsAt, dueAt, netCents, taxCents, creditCents, chargeCents, paidAt } = row;
    const paid = attempts.find((a) => a.period === period && a.state === 'succeeded' && a.kind !== 'carried_over');
    const waits = row.heldUntil !== null && row.nextTryAt !== null ? Math.max(row.heldUntil, row.nextTryAt) : row.nextTryAt;
    return {
      period, state, startsAt, endsAt, dueAt, netCents, taxCents, creditCents, chargeCents, paidAt, nextTryAt: waits, planName: plans.get(row.planVersionId)?.name ?? contract.plan.name,
      failure: row.failureCode === null ? null : { kind: failureKind(row.failureCode), code: row.failureCode },
      invoiceId: invoice?.id ?? null, invoiceNumber: invoice?.number ?? null,
      charges: attempts.filter((a) => a.period === period).map((a) => ({ n: a.n, kind: a.kind, state: a.state, code: a.code, at: a.settledAt ?? a.startedAt })),
      refunds: money.back.filter((m) => m.kind === 'refund' && m.contractId === row.contractId && m.period === period).map((m) => ({ ...toCredit(m), creditNote: money.notes.get(m.id) ?? null })),
      refundableCents: paid ? Math.max(0, Math.min(chargeCents, paid.amountCents) - row.refundedCents) : 0,
    };
  });
}

/** The credit notes of what went back of one invoice. */
const notesOf = (back: readonly MoneyBack[], notes: ReadonlyMap<string, CreditNoteView>, of: { readonly contractId: string; readonly period: number }): CreditNoteView[] =>
  back.filter((m) => m.reserves && m.contractId === of.contractId && m.period === of.period).flatMap((m) => notes.get(m.id) ?? []);

/** Everything a customer's billing page shows: contracts with their periods, card, balance, invoices. */
export async function readAccount(em: RequestEm, customerId: string): Promise<BillingAccount> {
  const [contracts, invoices, back] = [await listContracts(em, customerId), await invoicesOf(em, customerId), await moneyBackOf(em, customerId)];
  const notes = await creditNotesOf(em, customerId);
  const accounts: ContractAccount[] = [];
  for (const contract of contracts) {
    const history = (await contractHistory(em, contract.id)).map(({ type, at }) => ({ type, at }));
    accounts.push({ contract, periods: await periodViews(em, contract, { invoices, back, notes }), history });
  }
  const profile = await findBillingProfile(em, customerId);
  const credits = back.filter((m) => m.kind === 'credit').map(toCredit);
  return { contracts: accounts, card: profile?.card ?? null, creditCents: await creditBalance(em, customerId), credits, invoices: invoices.map(({ period, ...invoice }) => ({ ...invoice, creditNotes: notesOf(back, notes, { contractId: invoice.contractId, period }) })) };
}
