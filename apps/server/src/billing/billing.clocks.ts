import { pruneEvents } from '@sysops/db/billing';
import type { Clock } from '../outbox/subscriber.ts';
import { chargeDue } from './charge-due.ts';
import { endContracts, suspendOverdue } from './end-contracts.ts';
import { lookAtLinks } from './look-at-links.ts';
import { planPeriods } from './plan-periods.ts';
import { processDueEvents } from './process-event.ts';
import { reconcileHourly } from './reconcile.ts';
import { announceRenewals, remindPastDue, warnOfCards } from './send-notices.ts';
import { sendRefunds } from './send-refunds.ts';

const second = 1000;
const keepEventDays = 90;

/** Everything of billing that falls due. Rows say what; each may run in several programs at once. */
export const billingClocks: readonly Clock[] = [
  { name: 'billing.plan', everyMs: 30 * second, run: planPeriods },
  { name: 'billing.announce', everyMs: 30 * second, run: announceRenewals },
  { name: 'billing.charge', everyMs: 2 * second, run: chargeDue },
  { name: 'billing.remind', everyMs: 60 * second, run: remindPastDue },
  { name: 'billing.suspend', everyMs: 10 * second, run: suspendOverdue },
  { name: 'billing.end', everyMs: 10 * second, run: endContracts },
  { name: 'billing.cards', everyMs: 10 * 60 * second, run: warnOfCards },
  { name: 'billing.links', everyMs: 5 * second, run: lookAtLinks },
  { name: 'billing.events', everyMs: 5 * second, run: processDueEvents },
  { name: 'billing.refunds', everyMs: 2 * second, run: sendRefunds },
  { name: 'billing.reconcile', everyMs: 60 * second, run: reconcileHourly },
  { name: 'billing.prune', everyMs: 60 * 60 * second, run: (app) => pruneEvents(app.orm.em.fork(), keepEventDays, 5000) },
];
