import type { ReactNode } from 'react';

export type Fact = { readonly label: string; readonly value: ReactNode };

/** Pairs of a name and a value; side by side where there is room. */
export function Facts({ facts, columns = 1 }: { facts: readonly (Fact | null)[]; columns?: 1 | 2 }) {
  const shown = facts.filter((fact) => fact !== null);
  return (
    <dl className={columns === 2 ? 'grid gap-x-6 gap-y-3 sm:grid-cols-2' : 'grid gap-3'}>
      {shown.map(({ label, value }) => (
        <div key={label} className="min-w-0">
          <dt className="text-small text-muted">{label}</dt>
          <dd className="mt-0.5 min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
