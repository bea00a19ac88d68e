import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';

/** Tasks can come without a fact that the live feed tells of. */
export const everyHalfMinute = { refetchInterval: 30_000 } as const;

/** How many open tasks there are; undefined until the first answer. */
export const useTaskCount = (): number | undefined => useQuery(api.tickets.tasks.queryOptions({}, everyHalfMinute)).data?.length;

export const useLateActCount = (): number | undefined => useQuery(api.dispatch.lateActs.queryOptions({}, everyHalfMinute)).data?.length;
