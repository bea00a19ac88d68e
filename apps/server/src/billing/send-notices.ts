import { changePeriod, creditLeftFor, expiringCards, findBillingProfile, findContract, lockContract, lockPeriod, markNotice, periodsInDunning, periodsToAnnounce, readBillingPolicy, type PeriodKey } from '@sysops/db/billing';
import { inTransaction } from '@sysops/db/connection';
import { creditFor, messageDayDue } from '@sysops/domain/billing';
import { instantOf } from '@sysops/domain/shared';
import type { App } from '../app.ts';
import { recordBillingFact } from './billing-facts.ts';
import { cancelToken } from './cancel-token.ts';
import { tellRefused } from './settle-failed.ts';
import { refreshCard } from './note-card.ts';

const batch = 200;

/** A day before, among all the days the policy names. */
type Notice = { readonly days: number; readonly all: readonly number[] };

async function announce(app: App, key: PeriodKey, { days, all }: Notice): Promise<void> {
  await inTransaction(app.orm.em, async (tx) => {
    const contract = await lockContract(tx, key.contractId);
    const row = await lockPeriod(tx, key);
    const isNew = await markNotice(tx, `renewal:${key.contractId}:${key.period}:${days}`, key.contractId);
    // A nearer notice makes up for a farther one that nobody sent.
    for (const farther of all.filter((n) => n > days)) await markNotice(tx, `renewal:${key.contractId}:${key.period}:${farther}`, key.contractId);
    if (!isNew || row?.state !== 'planned' || contract.cancelAtPeriodEnd) return;
    const profile = contract.customerId === null ? null : await findBillingProfile(tx.em, contract.customerId);
    const creditCents = contract.customerId === null ? 0 : creditFor(row.chargeCents, await creditLeftFor(tx.em, { ...row, customerId: contract.customerId }));
    await recordBillingFact(tx, contract, {
      type: 'RenewalAnnounced', days, renewsAt: row.startsAt, amountCents: row.chargeCents - creditCents, creditCents, term: contract.term, last4: profile?.card?.last4 ?? null, cancelToken: cancelToken(app.env, key),
    });
  });
}

/** Announces renewals on the policy's days before them, the nearest first. */
export async function announceRenewals(app: App): Promise<number> {
  const { renewalNoticeDays } = await readBillingPolicy(app.orm.em.fork());
  let sent = 0;
  for (const days of renewalNoticeDays.toSorted((a, b) => a - b)) {
    for (const key of await periodsToAnnounce(app.orm.em.fork(), days, batch)) {
      await announce(app, key, { days, all: renewalNoticeDays });
      sent += 1;
    }
  }
  return sent;
}

/** The later messages of a failed charge, each on its day; only the latest of those that are due. */
export async function remindPastDue(app: App): Promise<number> {
  const policy = await readBillingPolicy(app.orm.em.fork());
  let after = '00000000-0000-0000-0000-000000000000';
  let sent = 0;
  for (let rows = await periodsInDunning(app.orm.em.fork(), batch, after); rows.length > 0; rows = await periodsInDunning(app.orm.em.fork(), batch, after)) {
    for (const seen of rows) {
      after = seen.contractId;
      await inTransaction(app.orm.em, async (tx) => {
        const day = seen.failedAt === null ? null : messageDayDue({ failedAt: seen.failedAt, timeZone: seen.timeZone }, policy, tx.now);
        if (day === null || day <= (seen.messageDay ?? -1)) return;
        const contract = await lockContract(tx, seen.contractId);
        const row = await lockPeriod(tx, seen);
        if (row?.state !== 'owed' || row.failureCode === null || day <= (row.messageDay ?? -1)) return;
        await changePeriod(tx, row, { messageDay: day });
        await tellRefused(tx, app, { contract, row, code: row.failureCode, day });
        sent += 1;
      });
    }
  }
  return sent;
}

async function warnOfCard(app: App, about: { readonly customerId: string; readonly contractId: string }, notice: Notice): Promise<void> {
  const seen = (await findBillingProfile(app.orm.em.fork(), about.customerId))?.card;
  // The card as Stripe holds it now: its bank may have replaced it already.
  const read = await refreshCard(app, about.customerId);
  if (!seen || read === null || read.changed) return;
  await inTransaction(app.orm.em, async (tx) => {
    const contract = await findContract(tx.em, about.contractId);
    const key = (days: number): string => `card:${about.customerId}:${seen.expYear}-${seen.expMonth}:${days}`;
    const isNew = await markNotice(tx, key(notice.days), about.contractId);
    for (const farther of notice.all.filter((n) => n > notice.days)) await markNotice(tx, key(farther), about.contractId);
    if (!isNew || !contract) return;
    // A card is good until its month is over.
    const goodUntil = instantOf({ year: seen.expMonth === 12 ? seen.expYear + 1 : seen.expYear, month: seen.expMonth === 12 ? 1 : seen.expMonth + 1, day: 1 }, 0, contract.timeZone);
    await recordBillingFact(tx, contract, { type: 'CardExpiring', days: notice.days, last4: seen.last4, expMonth: seen.expMonth, expYear: seen.expYear, renewsAt: contract.endsAt, renewsFirst: contract.status === 'active' && contract.endsAt < goodUntil });
  });
}

/** Cards about to expire, on the policy's days before. */
export async function warnOfCards(app: App): Promise<number> {
  const { cardExpiryNoticeDays: all } = await readBillingPolicy(app.orm.em.fork());
  let looked = 0;
  for (const days of all.toSorted((a, b) => a - b)) {
    for (const about of await expiringCards(app.orm.em.fork(), days, batch)) {
      await warnOfCard(app, about, { days, all });
      looked += 1;
    }
  }
  return looked;
}
