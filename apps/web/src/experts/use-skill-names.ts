import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { plainWord } from '../messages/console-words.ts';

/** What people call a skill; its code in words until the catalogue has come. */
export function useSkillNames(): (code: string) => string {
  const catalogue = useQuery(api.experts.skills.queryOptions(undefined, { staleTime: 600_000 }));
  const names = new Map((catalogue.data ?? []).map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? plainWord(code);
}
