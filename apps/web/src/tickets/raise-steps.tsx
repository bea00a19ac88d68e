import { Button } from '@sysops/ui';
import { ArrowLeft } from 'lucide-react';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { focusFirstFault } from '../shell/focus-fault.ts';
import { Refusal } from '../shell/refusal.tsx';
import { RestoredLine } from '../shell/restored-line.tsx';
import { StepProgress } from '../shell/step-progress.tsx';
import { useStepHeading } from '../shell/use-step-heading.ts';
import { CoverLine } from './cover-line.tsx';
import { DuplicateNotice } from './duplicate-notice.tsx';
import { KnownAnswers } from './known-answers.tsx';
import { questions } from './raise-draft.ts';
import type { Raise } from './raise-form.tsx';
import { RaiseReview } from './raise-review.tsx';
import { QuestionFields } from './raise-questions.tsx';

/** One question on each screen, the last one is the look at everything. */
export function RaiseSteps({ raise }: { raise: Raise }) {
  const t = useTicketTexts().raise;
  const { draft } = raise;
  const step = Math.min(draft.values.step, questions.length);
  const { heading, first } = useStepHeading(step);
  const question = questions[step];
  const titles = { device: t.device, problem: t.problem, where: t.where, when: t.when };
  const go = (to: number): void => draft.change({ step: to });
  return (
    <form
      noValidate
      className="flex flex-1 flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!question) raise.send();
        else if (raise.check(step + 1)) go(step + 1);
        else focusFirstFault(event.currentTarget);
      }}
    >
      <StepProgress label={t.step(step + 1, questions.length + 1)} step={step} of={questions.length + 1} />
      {draft.restored && step === first ? <RestoredLine text={t.restored} startOver={t.startOver} onStartOver={raise.startOver} /> : null}
      <h1 ref={heading} tabIndex={-1} className="headline text-28 outline-none">{question ? titles[question] : t.review}</h1>
      {question ? <QuestionFields question={question} raise={raise} /> : <RaiseReview raise={raise} onEdit={go} />}
      {question === 'problem' || !question ? <DuplicateNotice raise={raise} /> : null}
      {question === 'problem' ? <KnownAnswers raise={raise} /> : null}
      {question ? null : <CoverLine raise={raise} />}
      <Refusal problem={raise.problem} kept />
      <StepButtons last={!question} first={step === 0} sending={raise.sending} onBack={() => go(step - 1)} />
    </form>
  );
}

function StepButtons(props: { first: boolean; last: boolean; sending: boolean; onBack: () => void }) {
  const t = useMessages();
  const texts = useTicketTexts().raise;
  return (
    <div className="sticky bottom-0 z-20 -mx-4 mt-auto border-t border-line bg-page px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom,0px))]">
      <div className="flex gap-2">
        {props.first ? null : <Button onClick={props.onBack} aria-label={t.back} icon={<ArrowLeft />}>{null}</Button>}
        <Button type="submit" variant="primary" wide className="min-w-0 shrink!" busy={props.sending}>{props.last ? texts.submit : t.next}</Button>
      </div>
    </div>
  );
}
