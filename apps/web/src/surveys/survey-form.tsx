import { readError } from '@sysops/api-client';
import type { OpenSurveyView, SurveyAnswers, SurveyQuestion } from '@sysops/domain/surveys';
import { Button, Checkbox, Field, RadioCards, Rating, TextArea, TextInput, type RatingValue } from '@sysops/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 } from 'uuid';
import { api } from '../api/api.ts';
import { useDraft } from '../api/use-draft.ts';
import { useSurveyTexts } from '../messages/survey-texts.ts';
import { useLanguage } from '../messages/use-messages.tsx';
import { Refusal } from '../shell/refusal.tsx';

type SurveyDraft = { readonly stars: RatingValue | null; readonly answers: SurveyAnswers; readonly comment: string; readonly notFixed: boolean };

type SurveyFormProps = {
  view: OpenSurveyView;
  token: string;
  /** `reopened`: the ticket is open again. */
  onAnswered: (view: OpenSurveyView, reopened: boolean) => void;
};

const startOf = ({ answered }: OpenSurveyView): SurveyDraft => ({ stars: (answered?.stars ?? null) as RatingValue | null, answers: answered?.answers ?? {}, comment: answered?.comment ?? '', notFixed: false });

const isRating = (value: unknown): value is RatingValue => typeof value === 'number' && value >= 1 && value <= 5;

/** One press for the stars, one to send; the rest is optional. */
export function SurveyForm({ view, token, onAnswered }: SurveyFormProps) {
  const t = useSurveyTexts();
  const draft = useDraft({ key: `draft:survey:${token}`, store: 'sessionStorage' }, () => startOf(view));
  const [missing, setMissing] = useState(false);
  const [commandId, setCommandId] = useState(() => v7());
  const answer = useMutation(api.surveys.answer.mutationOptions());
  const { values } = draft;
  const change = (part: Partial<SurveyDraft>): void => {
    draft.change(part);
    // Another answer is another request.
    if (answer.isError) setCommandId(v7());
  };
  const send = (): void => {
    const { stars, answers, comment, notFixed } = values;
    setMissing(stars === null);
    if (stars === null || answer.isPending) return;
    answer.mutate({ commandId, token, stars, answers, ...(comment.trim() === '' ? {} : { comment: comment.trim() }), notFixed: notFixed && view.canReopen }, {
      onSuccess: (answered) => {
        draft.discard();
        setCommandId(v7());
        onAnswered(answered, notFixed && view.canReopen);
      },
    });
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-8"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div>
        <Rating label={t.stars} value={values.stars} onChange={(stars) => change({ stars })} />
        <p role="alert" className="mt-2 text-small text-danger-text empty:hidden">{missing && values.stars === null ? t.pick : ''}</p>
      </div>
      {view.questions.map((question) => (
        <Question key={question.id} question={question} value={values.answers[question.id]} onChange={(value) => change({ answers: { ...values.answers, [question.id]: value } })} />
      ))}
      <Field label={t.comment} hint={t.commentHint} optional>
        <TextArea rows={3} maxLength={2000} value={values.comment} onChange={(event) => change({ comment: event.target.value })} />
      </Field>
      {view.canReopen ? <Checkbox label={t.notFixed} hint={t.notFixedHint} checked={values.notFixed} onChange={(event) => change({ notFixed: event.currentTarget.checked })} /> : null}
      <Refusal problem={answer.error ? readError(answer.error) : null} kept />
      <Button type="submit" variant="primary" wide busy={answer.isPending}>{view.answered ? t.change : t.submit}</Button>
    </form>
  );
}

function Question(props: { question: SurveyQuestion; value: number | boolean | string | undefined; onChange: (value: number | boolean | string) => void }) {
  const t = useSurveyTexts();
  const { language } = useLanguage();
  const { question, value, onChange } = props;
  const label = question.label[language];
  switch (question.kind) {
    case 'stars': return <Rating label={label} value={isRating(value) ? value : null} onChange={onChange} />;
    case 'yes_no': return <RadioCards label={label} columns={2} value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null} onChange={(choice) => onChange(choice === 'yes')} choices={[{ value: 'yes', label: t.yes }, { value: 'no', label: t.no }]} />;
    case 'text': return <Field label={label} optional><TextInput maxLength={500} value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value)} /></Field>;
  }
}
