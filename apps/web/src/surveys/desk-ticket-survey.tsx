import type { TicketSurveyView } from '@sysops/domain/surveys';
import { Badge, EmptyState } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Star } from 'lucide-react';
import { api } from '../api/api.ts';
import { surveyWords } from '../messages/console-words.ts';
import { surveysEn as t } from '../messages/console-people-en.ts';
import { Facts } from '../shell/console-facts.tsx';
import { Loaded } from '../shell/console-loaded.tsx';
import { moment } from '../shell/console-times.ts';

/** Whether the customer was asked, and what he said. */
export function TicketSurvey({ ticketId, now }: { ticketId: string; now: number }) {
  const surveys = useQuery(api.surveys.forTicket.queryOptions({ ticketId }));
  return (
    <Loaded query={surveys}>
      {(data) => data.length === 0
        ? <EmptyState title={t.none} text={t.noneText} />
        : <ul className="flex flex-col gap-3">{data.map((survey) => <SurveyRow key={survey.id} survey={survey} now={now} />)}</ul>}
    </Loaded>
  );
}

function SurveyRow({ survey, now }: { survey: TicketSurveyView; now: number }) {
  const { word, tone } = surveyWords[survey.status];
  return (
    <li className="flex flex-col gap-3 rounded-card border border-line px-4 py-3">
      <div className="flex flex-wrap items-center gap-3">
        <Badge tone={tone} dot>{survey.reason ? `${word}: ${survey.reason}` : word}</Badge>
        {survey.stars === null ? null : <Stars stars={survey.stars} />}
      </div>
      <Facts columns={2} facts={[
        survey.sentAt ? { label: t.sent, value: moment(survey.sentAt, now) } : null,
        survey.answeredAt ? { label: t.answered, value: moment(survey.answeredAt, now) } : null,
        survey.comment ? { label: t.comment, value: `“${survey.comment}”` } : null,
      ]} />
    </li>
  );
}

function Stars({ stars }: { stars: number }) {
  return (
    <span role="img" aria-label={t.stars(stars)} className="inline-flex gap-0.5">
      {[1, 2, 3, 4, 5].map((n) => <Star key={n} aria-hidden size={16} strokeWidth={1.75} className={n <= stars ? 'fill-amber-9 text-amber-9' : 'text-neutral-8'} />)}
    </span>
  );
}
