import clsx from 'clsx';

export type SlaBarProps = {
  /** Used share of the allowed time: 0 fresh, 1 due now, above 1 late. */
  fraction: number;
  /** Words beside the bar, for example "12 min left" or "8 min late". */
  label: string;
  paused?: boolean | undefined;
  className?: string | undefined;
};

function fill(fraction: number, paused: boolean): string {
  if (paused) return 'bg-neutral-8';
  if (fraction >= 1) return 'bg-red-9';
  return fraction >= 0.75 ? 'bg-amber-9' : 'bg-neutral-11';
}

/** How much of a promised time is used. The words carry the meaning, the bar the glance. */
export function SlaBar(props: SlaBarProps) {
  const share = Math.max(0, Math.min(1, props.fraction));
  const late = props.fraction >= 1 && !props.paused;
  return (
    <span className={clsx('inline-flex w-full min-w-24 flex-col gap-1', props.className)}>
      <span className={clsx('tabular text-12 leading-none', late ? 'font-medium text-danger-text' : 'text-muted')}>{props.label}</span>
      <span aria-hidden className="h-1 overflow-hidden rounded-pill bg-neutral-4 hc:border">
        <span
          className={clsx('block h-full origin-left rounded-pill hc:bg-[CanvasText]', fill(props.fraction, props.paused ?? false))}
          style={{ width: `${share * 100}%` }}
        />
      </span>
    </span>
  );
}
