import { Field, Segmented, TextInput } from '@sysops/ui';
import { useServerNow } from '../api/use-server-now.ts';
import { moment } from '../messages/times.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';
import { firstDay, goesOnAt, type GoesOn } from './goes-on-at.ts';
import { choicesOf, intoView } from './reason-sheet.tsx';

/** On which day the work can go on, with what that means for him and for the customer. */
export function GoesOnChoice({ value, onChange }: { value: GoesOn; onChange: (value: GoesOn) => void }) {
  const t = useMessages();
  const { language } = useLanguage();
  const now = useServerNow(60_000);
  const at = goesOnAt(value, now);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-1.5">
        <p aria-hidden className="leading-tight font-medium">{t.cannot.goesOn}</p>
        <Segmented label={t.cannot.goesOn} wide value={value.in} onChange={(next) => onChange({ ...value, in: next })} choices={choicesOf(t.cannot.goesOnChoices)} />
      </div>
      {value.in === 'date' ? (
        <div ref={intoView} className="scroll-mb-5">
          <Field label={t.cannot.date}>
            <TextInput type="date" min={firstDay(now)} value={value.date} onChange={(event) => onChange({ ...value, date: event.target.value })} />
          </Field>
        </div>
      ) : null}
      {at === null ? null : <p className="text-small text-muted">{t.cannot.held(moment(at, language, now))}</p>}
    </div>
  );
}
