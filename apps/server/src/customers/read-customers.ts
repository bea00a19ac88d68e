import { findCustomer, findCustomers, searchCustomers } from '@sysops/db/customers';
import type { CustomerHit, CustomerView, SearchCustomers } from '@sysops/domain/customers';
import { DomainError } from '@sysops/domain/shared';
import { coveredCustomers } from '../billing/index.ts';
import type { ActorCtx, RequestEm } from '../trpc/context.ts';

export function ownCustomerId(ctx: ActorCtx): string {
  if (!ctx.actor.customerId) throw new DomainError('not_found', 'There is no such customer');
  return ctx.actor.customerId;
}

export const customerOf = (em: RequestEm, id: string): Promise<CustomerView | null> => findCustomer(em, id);

export async function customersByIds(em: RequestEm, ids: readonly string[]): Promise<Map<string, Pick<CustomerView, 'name' | 'phone' | 'language'>>> {
  const found = await findCustomers(em, ids);
  return new Map(found.map(({ id, name, phone, language }) => [id, { name, phone, language }]));
}

/** One customer's profile. Throws `not_found`. */
export async function getCustomer(em: RequestEm, customerId: string): Promise<CustomerView> {
  const found = await findCustomer(em, customerId);
  if (!found) throw new DomainError('not_found', 'There is no such customer', { customerId });
  return found;
}

/** Callers found by phone number in any format, by name or by e-mail. */
export async function findCallers(em: RequestEm, { query }: SearchCustomers): Promise<CustomerHit[]> {
  const found = await searchCustomers(em, query);
  const covered = await coveredCustomers(em, found.map((c) => c.id));
  return found.map(({ id, name, email, phone, place }) => ({ id, name, email, phone, city: place.address.city, covered: covered.has(id) }));
}
