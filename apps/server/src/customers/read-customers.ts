import { findCustomer, findCustomers, searchCustomers } from '@sysops/db/customers';
import { findTermsOf, type CustomerHit, type CustomerView, type SearchCustomers } from '@sysops/domain/customers';
import { DomainError } from '@sysops/domain/shared';
import { coveredCustomers, findByCode } from '../billing/index.ts';
import type { ActorCtx, RequestEm } from '../trpc/context.ts';

export function ownCustomerId(ctx: ActorCtx): string {
  if (!ctx.actor.customerId) throw new DomainError('not_found', 'There is no such customer');
  return ctx.actor.customerId;
}

/** Whose profile it is about: his own, or for staff the customer they name. Throws `not_found`, `invalid`. */
export function profileOwner(ctx: ActorCtx, named: string | undefined): string {
  if (ctx.relation === 'own') {
    if (named && named !== ctx.actor.customerId) throw new DomainError('not_found', 'There is no such customer');
    return ownCustomerId(ctx);
  }
  if (!named) throw new DomainError('invalid', 'Please choose the customer', { field: 'customerId' });
  return named;
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

/** As many as a person looks through. */
const most = 20;

/** Callers found by anything that stands in their profile, on their papers or on their devices; numbers on paper first, because they are one person's. */
export async function findCallers(em: RequestEm, { query }: SearchCustomers): Promise<CustomerHit[]> {
  const terms = findTermsOf(query);
  const byCode = terms.code === null ? [] : await findByCode(em, terms.code, most);
  const owners = await findCustomers(em, [...new Set(byCode.map((hit) => hit.customerId))]);
  const onPaper = byCode.flatMap(({ customerId, foundBy, found }) => owners.filter(({ id }) => id === customerId).map((customer) => ({ customer, foundBy, found })));
  const inProfile = (await searchCustomers(em, terms)).map((hit) => ({ ...hit, found: null }));
  const hits = [...onPaper, ...inProfile].filter((hit, n, all) => all.findIndex(({ customer }) => customer.id === hit.customer.id) === n).slice(0, most);
  const covered = await coveredCustomers(em, hits.map(({ customer }) => customer.id));
  return hits.map(({ customer: { id, name, email, phone, place: { address: { city, zip } } }, foundBy, found }) => ({ id, name, email, phone, city, zip, covered: covered.has(id), foundBy, found }));
}
