import { claimRefunds, type MoneyBack } from '@sysops/db/billing';
import { inTransaction } from '@sysops/db/connection';
import type { App } from '../app.ts';
import { settleRefundAs, settleRefundRefused } from './settle-refund.ts';

type Due = MoneyBack & { readonly intentId: string };

const keyOf = ({ id, sends }: MoneyBack): string => (sends === 1 ? `refund:${id}` : `refund:${id}:${sends}`);

/** Sends what is approved, and looks at what the bank has not answered yet. */
async function move(app: App, refund: Due): Promise<void> {
  const { stripe } = app.providers;
  const answer = refund.state === 'sent' && refund.stripeRefundId !== null
    ? await stripe.readRefund(refund.stripeRefundId)
    : await stripe.refund({ key: keyOf(refund), intentId: refund.intentId, amountCents: refund.amountCents, ours: { refundId: refund.id, send: refund.sends } });
  // Asked again when the lease ends: the same key is the same refund.
  if (answer.kind === 'retry' || answer.kind === 'unknown') return;
  await inTransaction(app.orm.em, (tx) => (answer.kind === 'ok' ? settleRefundAs(tx, refund, answer.value) : settleRefundRefused(tx, refund, { code: answer.code, intentId: refund.intentId })));
}

/** Refunds on their way, each sending with its own key. */
export async function sendRefunds(app: App): Promise<number> {
  const due = await claimRefunds(app.orm.em.fork(), 60, 40);
  for (const refund of due) await move(app, refund).catch((error: unknown) => app.log.warn({ err: error, refund: refund.id }, 'refund not moved on'));
  return due.length;
}
