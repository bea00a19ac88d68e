import { findInvoice, lockContract } from '@sysops/db/billing';
import type { LinkSentView, SendInvoice } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { recordBillingFact } from './billing-facts.ts';
import { documentPath } from './document-key.ts';

/** Sends an invoice to its customer once more, by the channel he prefers. Throws `not_found`. */
export function sendInvoice(ctx: ActorCtx, input: SendInvoice): Promise<LinkSentView> {
  return runCommand(ctx, { id: input.commandId, procedure: 'billing.sendInvoice', input }, async (tx) => {
    const invoice = await findInvoice(tx.em, input.invoiceId);
    if (!invoice || (ctx.relation === 'own' && invoice.customerId !== ctx.actor.customerId)) throw new DomainError('not_found', 'There is no such invoice');
    const contract = await lockContract(tx, invoice.contractId);
    await recordBillingFact(tx, contract, { type: 'InvoiceAsked', number: invoice.number, amountCents: invoice.totalCents, documentPath: documentPath(ctx.app.env, invoice.id, tx.now) });
    return { sent: true };
  });
}
