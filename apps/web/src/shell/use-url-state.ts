import { useNavigate, useSearch } from '@tanstack/react-router';

type Search = Readonly<Record<string, unknown>>;

/** What the address holds of a screen's state, read by `parse`, and a way to change a part of it. Empty values leave the address. */
export function useUrlState<State extends object>(parse: (search: Search) => State): [State, (change: Partial<State>) => void] {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = parse(search);
  const set = (change: Partial<State>): void => {
    const next = Object.fromEntries(Object.entries({ ...state, ...change }).filter(([, value]) => value !== undefined && value !== '' && value !== false && value !== 0 && !(Array.isArray(value) && value.length === 0)));
    void navigate({ to: '.', search: next, replace: true });
  };
  return [state, set];
}

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined);
export const flagOf = (value: unknown): boolean => value === true || value === 'true';

/** Values of a list in the address that are among `known`. */
export const listOf = <T extends string>(value: unknown, known: readonly T[]): T[] => (Array.isArray(value) ? known.filter((k) => value.includes(k)) : known.filter((k) => k === value));
