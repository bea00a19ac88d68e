import { Button } from '@sysops/ui';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { useLanguage } from '../messages/use-messages.tsx';
import { deviceOf, other, placeOf } from './raise-draft.ts';
import type { Raise } from './raise-form.tsx';
import { useWindowWords } from './use-visit-note.ts';
import { windowOf } from './visit-times.ts';

/** All answers once more, each with the way back to its question. */
export function RaiseReview({ raise, onEdit }: { raise: Raise; onEdit: (step: number) => void }) {
  const t = useTicketTexts();
  const { language } = useLanguage();
  const windowWords = useWindowWords();
  const { known, draft: { values }, now, timeZone } = raise;
  const device = deviceOf(values, known.contracts.flatMap(({ devices }) => devices))?.label ?? values.label;
  const title = values.problem === other ? t.raise.otherProblem : known.problems.find(({ code }) => code === values.problem)?.titles[language];
  const { address } = placeOf(values, known.profile.place);
  const chosen = values.window === 'asap' ? ({ kind: 'asap' } as const) : windowOf(values, { now, timeZone });
  const lines = [
    [t.visit.device, device],
    [t.visit.problem, [title, values.description.trim()].filter(Boolean).join('. ')],
    [t.visit.where, `${address.line1}, ${address.city}, ${address.state} ${address.zip}`],
    [t.visit.when, chosen ? windowWords(chosen, { language, timeZone }) : t.raise.past],
  ] as const;
  return (
    <dl className="divide-y divide-line rounded-card border border-line bg-surface">
      {lines.map(([label, words], step) => (
        <div key={label} className="px-4 py-3">
          <dt className="text-small text-muted">{label}</dt>
          <dd className="mt-0.5 flex items-start justify-between gap-3">
            <span className="min-w-0 break-words">{words}</span>
            <Button variant="quiet" size="small" aria-label={`${t.raise.edit}: ${label}`} onClick={() => onEdit(step)}>{t.raise.edit}</Button>
          </dd>
        </div>
      ))}
    </dl>
  );
}
