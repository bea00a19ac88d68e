import type { LocatedZip } from '@sysops/domain/customers';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';

/** City, state and centre of a ZIP code: undefined while it is not known yet, null when there is none. */
export function useZip(zip: string): LocatedZip | null | undefined {
  const located = useQuery(api.customers.locateZip.queryOptions({ zip }, { enabled: /^\d{5}$/.test(zip), staleTime: Infinity }));
  return located.data;
}
