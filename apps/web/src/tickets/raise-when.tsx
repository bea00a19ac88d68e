import { Field, RadioCards, Select } from '@sysops/ui';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { clock, longDay } from '../messages/times.ts';
import { useLanguage } from '../messages/use-messages.tsx';
import type { Raise } from './raise-form.tsx';
import { useFaultWords } from './raise-questions.tsx';
import { dayParts, hoursOf, partsLeft, visitDays } from './visit-times.ts';

export function WhenQuestion({ raise }: { raise: Raise }) {
  const t = useTicketTexts();
  const { draft } = raise;
  return (
    <div className="flex flex-col gap-5">
      <RadioCards
        label={t.raise.when}
        hideLabel
        columns={2}
        value={draft.values.window}
        onChange={(window) => draft.change({ window })}
        choices={[
          { value: 'asap', label: t.asap, note: t.raise.asapNote },
          { value: 'window', label: t.raise.window, note: t.raise.windowNote },
        ]}
      />
      {draft.values.window === 'window' ? <Hours raise={raise} /> : null}
    </div>
  );
}

function Hours({ raise }: { raise: Raise }) {
  const t = useTicketTexts().raise;
  const words = useFaultWords();
  const { language } = useLanguage();
  const { draft, faults, now, timeZone } = raise;
  const saying = { language, timeZone };
  const days = visitDays({ now, timeZone });
  const day = days.find(({ value }) => value === draft.values.day);
  const left = day ? partsLeft(day.value, { now, timeZone }) : [];
  return (
    <>
      <Field label={t.day} error={words(faults.day)}>
        <Select value={day?.value ?? null} onChange={(value) => draft.change({ day: value, part: null })} choices={days.map(({ value, noon }) => ({ value, label: longDay(noon, saying) }))} />
      </Field>
      {day ? (
        <RadioCards
          label={t.part}
          columns={3}
          value={draft.values.part}
          onChange={(part) => draft.change({ part })}
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
