import { Button } from '@sysops/ui';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { focusFirstFault } from '../shell/focus-fault.ts';
import { Refusal } from '../shell/refusal.tsx';
import { RestoredLine } from '../shell/restored-line.tsx';
import { CoverLine } from './cover-line.tsx';
import { DuplicateNotice } from './duplicate-notice.tsx';
import { KnownAnswers } from './known-answers.tsx';
import { questions } from './raise-draft.ts';
import type { Raise } from './raise-form.tsx';
import { QuestionFields } from './raise-questions.tsx';

/** All questions on one page, with cover and known fixes beside them. */
export function RaisePage({ raise }: { raise: Raise }) {
  const t = useTicketTexts().raise;
  const titles = { device: t.device, problem: t.problem, where: t.where, when: t.when };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        raise.send();
        focusFirstFault(event.currentTarget);
      }}
    >
      <h1 className="headline text-40">{t.title}</h1>
      <p className="mt-2 mb-6 text-muted">{t.intro}</p>
      {raise.draft.restored ? <RestoredLine text={t.restored} startOver={t.startOver} onStartOver={raise.startOver} /> : null}
      <div className="mt-6 grid items-start gap-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col">
          {questions.map((question, index) => (
            <section key={question} aria-labelledby={`question-${question}`} className="grid gap-4 border-t border-line py-8 first:border-t-0 first:pt-0">
              <h2 id={`question-${question}`} className="flex items-baseline gap-3 text-22">
                <span aria-hidden className="headline text-muted tabular">{index + 1}</span>
                {titles[question]}
              </h2>
              <QuestionFields question={question} raise={raise} />
              {question === 'problem' ? <DuplicateNotice raise={raise} /> : null}
            </section>
          ))}
          <div className="flex flex-col items-start gap-4 border-t border-line pt-8">
            <Refusal problem={raise.problem} kept />
            <Button type="submit" variant="primary" busy={raise.sending}>{t.submit}</Button>
          </div>
        </div>
        <aside className="flex flex-col gap-5 lg:sticky lg:top-24">
          <CoverLine raise={raise} />
          <KnownAnswers raise={raise} />
        </aside>
      </div>
    </form>
  );
}
