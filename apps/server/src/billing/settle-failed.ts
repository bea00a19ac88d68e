import { changePeriod, lockContract, lockPeriod, readBillingPolicy, settleAttempt, type PeriodKey, type PeriodRow } from '@sysops/db/billing';
import type { Tx } from '@sysops/db/connection';
import { failureKind, nextTryAt, type Contract } from '@sysops/domain/billing';
import type { App } from '../app.ts';
import { applyCommand } from './apply-command.ts';
import { recordBillingFact } from './billing-facts.ts';
import { payToken } from './pay-token.ts';

/** The message of a day, with the way to pay. */
export async function tellRefused(tx: Tx, app: Pick<App, 'env'>, about: { readonly contract: Contract; readonly row: PeriodRow; readonly code: string; readonly day: number }): Promise<void> {
  const { contract, row, code, day } = about;
  if (contract.status !== 'grace' && contract.status !== 'suspended') return;
  await recordBillingFact(tx, contract, { type: 'ChargeRefused', day, failure: code === 'no_card' ? 'no_card' : failureKind(code), amountCents: row.chargeCents, suspendAt: contract.suspendAt, payToken: payToken(app.env, row) });
}

export async function tellSuspended(tx: Tx, app: Pick<App, 'env'>, { contract, row }: { readonly contract: Contract; readonly row: PeriodRow | null }): Promise<void> {
  if (contract.status !== 'suspended') return;
  const key = { contractId: contract.id, period: contract.paidThrough + 1 };
  await recordBillingFact(tx, contract, { type: 'PlanSuspended', endAt: contract.endAt, amountCents: row?.chargeCents ?? 0, payToken: payToken(app.env, key) });
}

/** A try that the bank refused: the next one is planned by the timetable, the customer is told, cover goes into grace. */
export async function settleFailed(tx: Tx, app: Pick<App, 'env'>, failed: PeriodKey & { readonly n: number; readonly code: string }): Promise<void> {
  const before = await lockContract(tx, failed.contractId);
  const row = await lockPeriod(tx, failed);
  const isOpen = await settleAttempt(tx, failed, { state: 'failed', code: failed.code, intentId: null });
  if (!isOpen || row?.state !== 'owed') return;
  const policy = await readBillingPolicy(tx.em);
  const failedAt = row.failedAt ?? tx.now;
  const kind = failureKind(failed.code);
  const next = nextTryAt({ failedAt, timeZone: before.timeZone }, policy, { kind, now: tx.now });
  const isNews = row.failureCode === null || (kind !== 'retry' && failureKind(row.failureCode) !== kind);
  await changePeriod(tx, row, { failureCode: failed.code, failedAt, nextTryAt: next, tries: row.tries + 1, ...(row.messageDay === null ? { messageDay: 0 } : {}) });
  const { contract } = await applyCommand(tx, before, { type: 'fail', period: failed.period });
  if (isNews) await tellRefused(tx, app, { contract, row, code: failed.code, day: row.messageDay ?? 0 });
  if (kind !== 'retry' || next !== null) return;
  const suspended = await applyCommand(tx, contract, { type: 'suspend', retriesOver: true });
  if (suspended.changed) await tellSuspended(tx, app, { contract: suspended.contract, row });
}
