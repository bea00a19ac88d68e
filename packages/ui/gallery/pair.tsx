import type { ReactNode } from 'react';

/** Two things side by side where there is room. */
export function Pair(props: { children: ReactNode }) {
  return <div className="grid items-start gap-4 md:grid-cols-2 [&>*]:min-w-0">{props.children}</div>;
}
