import { monthName } from './report-words.ts';

export type Series = { readonly key: string; readonly name: string; /** Background class. */ readonly fill: string };

export type Bar = { readonly month: string; readonly parts: Readonly<Record<string, number>> };

type Props = {
  /** Spoken name of the plot. */
  readonly label: string;
  readonly series: readonly Series[];
  readonly bars: readonly Bar[];
  readonly format: (value: number) => string;
  /** Spoken and shown on a bar's part. */
  readonly say: (name: string, month: string, value: string) => string;
};

const totalOf = ({ parts }: Bar): number => Object.values(parts).reduce((sum, value) => sum + value, 0);

/** A round number not below the highest bar, for the one line above the plot. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => step * power >= value) ?? 10) * power;
}

/** Stacked bars, one for each month; the table beside it has the figures, so the plot is one picture for who cannot see it. */
export function MonthBars({ label, series, bars, format, say }: Props) {
  const top = roundUp(Math.max(...bars.map(totalOf)));
  return (
    <figure className="flex min-w-0 flex-col gap-3">
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-small text-muted">
        {series.map(({ key, name, fill }) => <span key={key} className="flex items-center gap-1.5"><span aria-hidden className={`size-2.5 rounded-[3px] hc:border ${fill}`} />{name}</span>)}
      </figcaption>
      <div role="img" aria-label={label} className="relative h-48">
        <div aria-hidden className="absolute inset-x-0 top-0 flex items-start gap-2 border-t border-line text-12 text-muted"><span className="tabular bg-surface pr-1.5">{format(top)}</span></div>
        <div aria-hidden className="absolute inset-x-0 top-1/2 border-t border-dashed border-line" />
        <div className="absolute inset-x-0 top-5 bottom-6 flex items-end gap-[max(2px,0.6%)]">
          {bars.map((bar) => (
            <div key={bar.month} className="flex h-full min-w-0 flex-1 flex-col justify-end">
              {series.toReversed().map(({ key, name, fill }) => {
                const value = bar.parts[key] ?? 0;
                return value === 0 ? null : <div key={key} title={say(name, monthName(bar.month), format(value))} style={{ height: `${(value / top) * 100}%` }} className={`min-h-px w-full first:rounded-t-[3px] hc:border ${fill}`} />;
              })}
            </div>
          ))}
        </div>
        <div aria-hidden className="absolute inset-x-0 bottom-0 flex h-6 items-end gap-[max(2px,0.6%)] border-line text-12 text-muted">
          {bars.map(({ month }, n) => <span key={month} className="min-w-0 flex-1 overflow-visible text-center whitespace-nowrap">{n % Math.ceil(bars.length / 6) === (bars.length - 1) % Math.ceil(bars.length / 6) ? monthName(month, true) : ''}</span>)}
        </div>
        <div aria-hidden className="absolute inset-x-0 bottom-6 border-t border-line-strong" />
      </div>
    </figure>
  );
}
