import type { ReactNode } from 'react';

/** One line about the app's own state. Spoken once when it appears. */
export function Banner(props: { icon: ReactNode; children: ReactNode }) {
  return (
    <p role="status" className="flex items-start gap-2.5 rounded-card bg-amber-3 px-3.5 py-2.5 text-14 text-amber-12 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:stroke-2">
      {props.icon}
      <span>{props.children}</span>
    </p>
  );
}
