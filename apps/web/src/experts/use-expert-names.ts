import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { consoleEn } from '../messages/console-en.ts';

/** What experts are called, those who have left too. */
export function useExpertNames(): (expertId: string) => string {
  const experts = useQuery(api.experts.list.queryOptions({}, { staleTime: 60_000 }));
  const names = new Map((experts.data ?? []).map(({ id, name }) => [id, name]));
  return (expertId) => names.get(expertId) ?? (experts.data ? consoleEn.unknown : '…');
}
