import { hour, type Interval } from '@sysops/domain/shared';
import { Field, TextInput } from '@sysops/ui';
import { ticketsEn } from '../messages/console-tickets-en.ts';
import { fromLocalInput, toLocalInput } from '../shell/console-times.ts';

const t = ticketsEn.plan;

/** A span of time as two fields hold it, in the reader's own zone. */
export type SpanText = { readonly from: string; readonly to: string };

/** The given span, or two hours from the next full hour. */
export function spanText(span: Interval | null): SpanText {
  const from = span?.from ?? Math.ceil(Date.now() / hour) * hour;
  return { from: toLocalInput(from), to: toLocalInput(span?.to ?? from + 2 * hour) };
}

/** Null when it is no span that a visit could still take place in. */
export function spanOf(text: SpanText): Interval | null {
  const [from, to] = [fromLocalInput(text.from), fromLocalInput(text.to)];
  return from !== null && to !== null && to > from && to > Date.now() ? { from, to } : null;
}

function faultOf(text: SpanText): string | undefined {
  if (spanOf(text)) return undefined;
  const [from, to] = [fromLocalInput(text.from), fromLocalInput(text.to)];
  return from !== null && to !== null && to > from ? t.windowPast : t.windowError;
}

export function SpanFields({ value, onChange, tried }: { value: SpanText; onChange: (value: SpanText) => void; tried: boolean }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t.from}><TextInput type="datetime-local" value={value.from} onChange={(event) => onChange({ ...value, from: event.target.value })} /></Field>
      <Field label={t.to} error={tried ? faultOf(value) : undefined}><TextInput type="datetime-local" value={value.to} onChange={(event) => onChange({ ...value, to: event.target.value })} /></Field>
    </div>
  );
}
