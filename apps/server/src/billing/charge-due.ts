import { claimDuePeriods } from '@sysops/db/billing';
import type { App } from '../app.ts';
import { chargePeriod } from './charge-period.ts';

const leaseSeconds = 120;
const atOnce = 8;
const mostInATurn = 80;

/** Charges what is due, a few at a time; one that fails does not hold up the others. */
export async function chargeDue(app: App): Promise<number> {
  const due = await claimDuePeriods(app.orm.em.fork(), leaseSeconds, mostInATurn);
  for (let i = 0; i < due.length; i += atOnce) {
    const done = await Promise.allSettled(due.slice(i, i + atOnce).map((key) => chargePeriod(app, key)));
    for (const result of done) if (result.status === 'rejected') app.log.warn({ err: result.reason as unknown }, 'charge not moved on');
  }
  return due.length;
}
