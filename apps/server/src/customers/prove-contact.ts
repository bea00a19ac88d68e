import { claimCodeTry, closeCode, findCustomer, markProved, saveProvedEmail } from '@sysops/db/customers';
import { sqlState, type Tx } from '@sysops/db/connection';
import { recordFact } from '@sysops/db/outbox';
import type { CustomerView, ProveContact } from '@sysops/domain/customers';
import { DomainError } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { saveBillTo } from '../billing/index.ts';
import { moveAccount } from '../identity/index.ts';
import { topics } from '../outbox/facts.ts';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { billToOf } from './bill-to.ts';
import { isCode } from './contact-codes.ts';
import { ownCustomerId } from './read-customers.ts';

type Outcome = { readonly customer: CustomerView } | { readonly refused: 'none' | 'wrong'; readonly triesLeft: number };

/** The address that was proved becomes his: in the profile, on bills and at the sign-in. The old one, when it was his for sure, is told. */
async function moveTo(tx: Tx, before: CustomerView, email: string): Promise<void> {
  await saveProvedEmail(tx, before.id, email);
  await moveAccount(tx, before.id, email);
  await saveBillTo(tx, billToOf({ customerId: before.id, name: before.name, email, language: before.language, place: before.place }));
  if (before.emailProved) recordFact(tx, { id: v7(), type: 'EmailChanged', topics: [], ticketId: null, payload: { customerId: before.id, oldEmail: before.email } });
}

async function proved(tx: Tx, customerId: string, { channel, address }: { readonly channel: ProveContact['channel']; readonly address: string }): Promise<Outcome> {
  const before = await findCustomer(tx.em, customerId);
  if (!before) throw new DomainError('not_found', 'There is no such customer');
  await closeCode(tx, customerId, channel);
  if (channel === 'email' && before.email !== address) await moveTo(tx, before, address);
  else if (!(await markProved(tx, customerId, { channel, address }))) return { refused: 'none', triesLeft: 0 };
  recordFact(tx, { id: v7(), type: 'CustomerChanged', topics: [topics.customer(customerId), topics.staff], ticketId: null, payload: { customerId } });
  const customer = await findCustomer(tx.em, customerId);
  return customer ? { customer } : { refused: 'none', triesLeft: 0 };
}

function refuse({ refused, triesLeft }: Extract<Outcome, { refused: string }>): never {
  if (refused === 'none') throw new DomainError('expired', 'This code holds no more. Please ask for a new one.', { field: 'code', triesLeft: 0 });
  if (triesLeft === 0) throw new DomainError('expired', 'That is not the code, and it was the last try. Please ask for a new one.', { field: 'code', triesLeft });
  throw new DomainError('invalid', 'That is not the code we sent. Please look at it again.', { field: 'code', triesLeft });
}

/**
 * Takes a code that came back. A wrong one counts also when nothing else comes of it, and the same request again counts
 * once. Throws `invalid` (wrong), `expired` (out of time or tries).
 */
export async function proveContact(ctx: ActorCtx, input: ProveContact): Promise<CustomerView> {
  const customerId = ownCustomerId(ctx);
  const { channel } = input;
  const run = () => runCommand<Outcome>(ctx, { id: input.commandId, procedure: 'customers.proveContact', input }, async (tx) => {
    const tried = await claimCodeTry(tx, customerId, channel);
    if (!tried) return { refused: 'none', triesLeft: 0 };
    if (!isCode(ctx.app, tried, input.code)) return { refused: 'wrong', triesLeft: tried.triesLeft };
    return proved(tx, customerId, { channel, address: tried.address });
  });
  const outcome = await run().catch((error: unknown) => {
    // Somebody else has taken the address since the code was sent; who it is, is nobody's business.
    if (sqlState(error) === '23505') return { refused: 'none', triesLeft: 0 } as const;
    throw error;
  });
  return 'refused' in outcome ? refuse(outcome) : outcome.customer;
}
