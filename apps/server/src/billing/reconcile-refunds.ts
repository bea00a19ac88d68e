import { refundStates } from '@sysops/db/billing';
import { day, type Instant } from '@sysops/domain/shared';
import type { App } from '../app.ts';
import type { StripeRefund } from '../providers/index.ts';
import { settleRefundAtStripe } from './compare-refunds.ts';
import { everything } from './read-pages.ts';

/** A bank may send a refund back so long after it was made. Source: https://docs.stripe.com/refunds#failed-refunds, 30 days. */
const banksTake = 35 * day;

const sameAs: Readonly<Record<StripeRefund['state'], string>> = { done: 'done', pending: 'sent', failed: 'failed' };

/** Refunds that stand otherwise at Stripe than here are settled as Stripe says. False when Stripe stopped answering. */
export async function reconcileRefunds(app: App, now: Instant): Promise<boolean> {
  const refunds = await everything((after) => app.providers.stripe.listRefunds(now - banksTake, after));
  if (refunds === null) return false;
  const here = await refundStates(app.orm.em.fork(), refunds.map(({ id }) => id));
  for (const refund of refunds) if (here.get(refund.id) !== sameAs[refund.state]) await settleRefundAtStripe(app, refund);
  return true;
}
