import type { MeView } from '@sysops/domain/identity';
import { useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { api, auth } from '../api/api.ts';

/** The signed-in customer. */
export type CustomerSession = { readonly accountId: string; readonly customerId: string; readonly name: string };

export const CustomerContext = createContext<CustomerSession | null>(null);

export function useCustomer(): CustomerSession {
  const customer = use(CustomerContext);
  if (!customer) throw new Error('This screen needs a signed-in customer');
  return customer;
}

export const useMe = () => useQuery(api.identity.me.queryOptions(undefined, { staleTime: 60_000 }));

/** Where a person's work is: customers here, everybody else in a program of his own. */
export function startOf(me: MeView): string {
  if (me.roles.includes('manager') || me.roles.includes('admin')) return '/console';
  if (me.customerId) return '/home';
  return me.expertId ? '/expert/' : '/agent/';
}

/** A path of this website from a link; anything else leads nowhere. */
export const safePath = (path: string | undefined): string | null => (path?.startsWith('/') && !/^\/[/\\]/.test(path) ? path : null);

/** Signs out and forgets everything that was read. */
export async function signOut(): Promise<void> {
  await auth.signOut();
  location.assign('/');
}
