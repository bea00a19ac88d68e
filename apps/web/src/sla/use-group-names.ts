import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';

/** What the groups are called that a missed promise calls, by step. */
export function useGroupNames(): (step: number) => string {
  const groups = useQuery(api.sla.groups.queryOptions(undefined, { staleTime: 600_000 }));
  return (step) => groups.data?.groups.find((group) => group.step === step)?.name ?? String(step);
}
