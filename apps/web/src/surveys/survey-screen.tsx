import { readError } from '@sysops/api-client';
import type { OpenSurveyView } from '@sysops/domain/surveys';
import { Button, buttonClass, EmptyState, Rating, type RatingValue } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, queryClient } from '../api/api.ts';
import { useSurveyTexts } from '../messages/survey-texts.ts';
import { longDay } from '../messages/times.ts';
import { useLanguage } from '../messages/use-messages.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { useTitle } from '../shell/use-title.ts';
import { SurveyForm } from './survey-form.tsx';

/** Where the link of the mail leads; no sign-in. Opening it records nothing. */
export function SurveyScreen() {
  const t = useSurveyTexts();
  const { token } = useParams({ from: '/site/survey/$token' });
  useTitle(t.title);
  const survey = useQuery(api.surveys.open.queryOptions({ token }, { staleTime: Infinity }));
  const code = survey.error ? readError(survey.error).code : null;
  if (code === 'expired') return <Nothing title={t.closed} text={t.closedText} />;
  if (code === 'not_found' || code === 'invalid') return <Nothing title={t.unknown} text={t.unknownText} />;
  return (
    <div className="page max-w-2xl!">
      <Loaded query={survey}>{(view) => <Survey view={view} token={token} />}</Loaded>
    </div>
  );
}

function Nothing(props: { title: string; text: string }) {
  const t = useSurveyTexts();
  return <div className="page"><EmptyState page drawing="inbox" title={props.title} text={props.text} action={<Link to="/" className={buttonClass()}>{t.start}</Link>} /></div>;
}

function Survey({ view, token }: { view: OpenSurveyView; token: string }) {
  const t = useSurveyTexts();
  const { language } = useLanguage();
  const [editing, setEditing] = useState(view.answered === null);
  const [reopened, setReopened] = useState(false);
  return (
    <div className="flex flex-col gap-8">
      <header>
        <p className="text-small text-muted tabular">{t.ticket(view.ticketNumber)}</p>
        <h1 className="headline mt-1 text-40">{editing || !view.answered ? t.title : t.thanks}</h1>
        <p className="mt-3 text-18 text-pretty text-muted">{t.about(view.deviceLabel, view.expertFirstName, longDay(view.completedAt, { language }))}</p>
      </header>
      {editing || !view.answered ? (
        <SurveyForm
          view={view}
          token={token}
          onAnswered={(answered, again) => {
            queryClient.setQueryData(api.surveys.open.queryKey({ token }), answered);
            setReopened(again);
            setEditing(false);
            window.scrollTo(0, 0);
          }}
        />
      ) : (
        <Answered stars={view.answered.stars} reopened={reopened} onEdit={() => setEditing(true)} />
      )}
    </div>
  );
}

function Answered(props: { stars: number; reopened: boolean; onEdit: () => void }) {
  const t = useSurveyTexts();
  const value = Math.min(5, Math.max(1, props.stars)) as RatingValue;
  return (
    <div className="flex flex-col items-start gap-6">
      <p role="status" className="text-18">{props.reopened ? t.thanksReopened : t.thanksText}</p>
      <fieldset disabled inert className="w-full"><Rating label={t.yourAnswer} value={value} onChange={() => undefined} /></fieldset>
      <Button onClick={props.onEdit}>{t.edit}</Button>
    </div>
  );
}
