import { personalRecords, redact, removePerson, tracesIn } from '@sysops/db/privacy';
import { inTransaction } from '@sysops/db/connection';
import type { EraseMe } from '@sysops/domain/privacy';
import { DomainError } from '@sysops/domain/shared';
import { isOpen } from '@sysops/domain/tickets';
import { dropContracts, settleBeforeErasure } from '../billing/index.ts';
import { getCustomer } from '../customers/index.ts';
import type { ActorCtx } from '../trpc/context.ts';

/**
 * Erases a customer: plans end, the sign-in is gone, tickets stay without his name and words, invoices stay as issued.
 * Throws `invalid` for another e-mail than his own, `illegal_transition` while a visit is open, `retry`.
 */
export async function eraseMe(ctx: ActorCtx, input: EraseMe): Promise<{ readonly erased: true }> {
  const { customerId } = ctx.actor;
  if (!customerId) throw new DomainError('not_found', 'There is no such customer');
  const customer = await getCustomer(ctx.em, customerId);
  if (customer.email !== input.email.toLowerCase()) throw new DomainError('invalid', 'Type the e-mail address of your account', { field: 'email' });
  const stripeCustomerId = await settleBeforeErasure(ctx.app, customerId);
  await inTransaction(ctx.em, async (tx) => {
    const { tickets } = await personalRecords(tx.em, customerId);
    const open = tickets.find((ticket) => isOpen(ticket.status) && ticket.status !== 'completed');
    if (open) throw new DomainError('illegal_transition', `Ticket #${open.number} is still open. Cancel it first, or wait until the visit is done.`, { number: open.number });
    await dropContracts(tx, customerId);
    await tx.em.flush();
    await redact(tx, { customer, ticketIds: tickets.map(({ id }) => id) }, tracesIn(customer, tickets));
    await removePerson(tx, customer);
  });
  // Stripe keeps what the law asks of it; our link to it is gone either way.
  if (stripeCustomerId) await ctx.app.providers.stripe.forgetCustomer(stripeCustomerId);
  return { erased: true };
}
