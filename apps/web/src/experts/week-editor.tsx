import type { ShiftSpan } from '@sysops/domain/experts';
import { Button, IconButton, TextInput } from '@sysops/ui';
import { Copy, Plus, X } from 'lucide-react';
import { expertsEn } from '../messages/console-experts-en.ts';
import { copyMonday, endMinute, fromTime, minutesOf, nextShift, overlapOn, shiftsOf, toTime, weekHours, weekOrder } from './week.ts';

const t = expertsEn.week;
type WeekProps = { value: readonly ShiftSpan[]; onChange: (next: ShiftSpan[]) => void; disabled: boolean };

/** The shifts of a week: numbers to type at the left, the same as bars at the right. */
export function WeekEditor({ value, onChange, disabled }: WeekProps) {
  return (
    <div className="flex flex-col">
      {weekOrder.map((weekday) => (
        <DayRow
          key={weekday}
          weekday={weekday}
          shifts={shiftsOf(value, weekday)}
          clash={overlapOn(value, weekday)}
          onChange={(day) => onChange([...value.filter((span) => span.weekday !== weekday), ...day])}
          onAdd={() => onChange([...value, nextShift(value, weekday)])}
          disabled={disabled}
        />
      ))}
      <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-3">
        <span className="tabular text-muted">{t.hours(weekHours(value))}</span>
        <Button size="small" icon={<Copy />} disabled={disabled} onClick={() => onChange(copyMonday(value))}>{t.copy}</Button>
      </div>
    </div>
  );
}

type DayProps = { weekday: number; shifts: readonly ShiftSpan[]; clash: boolean; onChange: (day: ShiftSpan[]) => void; onAdd: () => void; disabled: boolean };

function DayRow({ weekday, shifts, clash, onChange, onAdd, disabled }: DayProps) {
  const day = t.days[weekday] ?? '';
  const add = <IconButton size="small" label={t.addShift(day)} icon={<Plus />} disabled={disabled} onClick={onAdd} />;
  const replace = (index: number, part: Partial<ShiftSpan>): void => onChange(shifts.map((span, at) => (at === index ? { ...span, ...part } : span)));
  return (
    <div className="grid items-center gap-x-4 gap-y-2 border-t border-line py-2 first:border-t-0 sm:grid-cols-[6rem_24rem_minmax(0,1fr)]">
      <span className="font-medium">{day}</span>
      <div className="flex flex-col gap-1.5">
        {shifts.map((span, index) => (
          <span key={`${weekday}-${index}`} className="flex items-center gap-1">
            <ShiftFields day={day} number={index + 1} span={span} disabled={disabled} onChange={(part) => replace(index, part)} onRemove={() => onChange(shifts.filter((_, at) => at !== index))} />
            {index === shifts.length - 1 ? add : null}
          </span>
        ))}
        {shifts.length === 0 ? <span className="flex min-h-control items-center gap-2"><span className="text-muted">{t.off}</span>{add}</span> : null}
        {clash ? <span className="text-small text-danger-text">{t.overlap}</span> : null}
      </div>
      <DayBar shifts={shifts} clash={clash} />
    </div>
  );
}

type ShiftProps = { day: string; number: number; span: ShiftSpan; disabled: boolean; onChange: (part: Partial<ShiftSpan>) => void; onRemove: () => void };

function ShiftFields({ day, number, span, disabled, onChange, onRemove }: ShiftProps) {
  const from = (text: string): void => {
    const minute = fromTime(text);
    if (minute !== null) onChange({ fromMinute: minute });
  };
  const to = (text: string): void => {
    const minute = fromTime(text);
    if (minute !== null) onChange({ toMinute: endMinute(minute) });
  };
  return (
    <span className="flex items-center gap-1.5">
      <TextInput type="time" className="w-34! [&>input]:pr-1.5 [&>input]:pl-2.5" aria-label={t.from(day, number)} disabled={disabled} value={toTime(span.fromMinute)} onChange={(event) => from(event.target.value)} />
      <span aria-hidden className="text-muted">–</span>
      <TextInput type="time" className="w-34! [&>input]:pr-1.5 [&>input]:pl-2.5" aria-label={t.to(day, number)} disabled={disabled} value={toTime(span.toMinute)} onChange={(event) => to(event.target.value)} />
      <IconButton size="small" label={t.removeShift(day, number)} icon={<X />} disabled={disabled} onClick={onRemove} />
    </span>
  );
}

/** The day as a bar of 24 hours; what runs past midnight is said. */
function DayBar({ shifts, clash }: { shifts: readonly ShiftSpan[]; clash: boolean }) {
  return (
    <span aria-hidden className="relative hidden h-6 overflow-hidden rounded-[4px] bg-sunken sm:block">
      {[6, 12, 18].map((hour) => <span key={hour} className="absolute inset-y-0 border-l border-line" style={{ left: `${(hour / 24) * 100}%` }} />)}
      {shifts.map((span) => (
        <span key={`${span.fromMinute}-${span.toMinute}`} className={`absolute inset-y-1 truncate rounded-[3px] px-1 text-12 leading-4 ${clash ? 'bg-red-9 text-white' : 'bg-primary text-on-primary'}`} style={{ left: `${(span.fromMinute / 1440) * 100}%`, width: `${(Math.min(minutesOf(span), 1440 - span.fromMinute) / 1440) * 100}%` }}>
          {span.toMinute <= span.fromMinute ? t.overnight : ''}
        </span>
      ))}
    </span>
  );
}
