import { blurPlaces, cleanArticles, eraseWords, owePayerForgotten, personalRecords, removePerson, takeOutOf, whoseRecords } from '@sysops/db/privacy';
import { inTransaction } from '@sysops/db/connection';
import type { EraseMe } from '@sysops/domain/privacy';
import { DomainError } from '@sysops/domain/shared';
import { isOpen } from '@sysops/domain/tickets';
import { dropContracts, settleBeforeErasure } from '../billing/index.ts';
import { getCustomer } from '../customers/index.ts';
import type { ActorCtx } from '../trpc/context.ts';

/**
 * Erases a customer: plans end, the sign-in is gone, tickets stay without his name, place and words, invoices stay as
 * issued; that Stripe forgets him is owed with the same transaction.
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
    const whose = await whoseRecords(tx, customer, tickets);
    const takeOut = takeOutOf(whose);
    await eraseWords(tx, whose, takeOut);
    await blurPlaces(tx, whose);
    await cleanArticles(tx, whose, takeOut);
    await removePerson(tx, whose);
    if (stripeCustomerId) await owePayerForgotten(tx, customerId, stripeCustomerId);
  });
  return { erased: true };
}
