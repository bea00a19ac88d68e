import { Field, RadioCards, Select } from '@sysops/ui';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { clock, longDay } from '../messages/times.ts';
import { useLanguage } from '../messages/use-messages.tsx';
import type { Faults, RaiseDraft } from './raise-draft.ts';
import { useFaultWords } from './use-fault-words.ts';
import { dayParts, hoursOf, partsLeft, visitDays } from './visit-times.ts';

export type WhenChoice = Pick<RaiseDraft, 'window' | 'day' | 'part'>;

type WhenProps = {
  values: WhenChoice;
  change: (part: Partial<WhenChoice>) => void;
  faults: Faults;
  now: number;
  /** IANA zone of the place. */
  timeZone: string;
};

/** As soon as possible, or a part of one of the next days. */
export function WhenFields(props: WhenProps) {
  const t = useTicketTexts();
  const { values, change } = props;
  return (
    <div className="flex flex-col gap-5">
      <RadioCards
        label={t.raise.when}
        hideLabel
        columns={2}
        value={values.window}
        onChange={(window) => change({ window })}
        choices={[
          { value: 'asap', label: t.asap, note: t.raise.asapNote },
          { value: 'window', label: t.raise.window, note: t.raise.windowNote },
        ]}
      />
      {values.window === 'window' ? <Hours {...props} /> : null}
    </div>
  );
}

function Hours({ values, change, faults, now, timeZone }: WhenProps) {
  const t = useTicketTexts().raise;
  const words = useFaultWords();
  const { language } = useLanguage();
  const saying = { language, timeZone };
  const days = visitDays({ now, timeZone });
  const day = days.find(({ value }) => value === values.day);
  const left = day ? partsLeft(day.value, { now, timeZone }) : [];
  return (
    <>
      <Field label={t.day} error={words(faults.day)}>
        <Select value={day?.value ?? null} onChange={(value) => change({ day: value, part: null })} choices={days.map(({ value, noon }) => ({ value, label: longDay(noon, saying) }))} />
      </Field>
      {day ? (
        <RadioCards
          label={t.part}
          columns={3}
          value={values.part}
          onChange={(part) => change({ part })}
          error={words(faults.part)}
          choices={dayParts.map((part) => {
            const [from, to] = hoursOf(part, day, timeZone);
            return { value: part, label: t.parts[part], note: `${clock(from, saying)} – ${clock(to, saying)}`, disabled: !left.includes(part) };
          })}
        />
      ) : null}
    </>
  );
}
