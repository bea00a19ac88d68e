import { buttonClass } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { CircleHelp, ShieldCheck } from 'lucide-react';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { calendarDate } from '../messages/times.ts';
import { useLanguage } from '../messages/use-messages.tsx';
import { coverOf, type DraftCover } from './cover-of-draft.ts';
import { deviceOf } from './raise-draft.ts';
import type { Raise } from './raise-form.tsx';

function useCoverWords(): (cover: DraftCover) => string {
  const t = useTicketTexts().raise;
  const { language } = useLanguage();
  return ({ verdict: { covered, reason }, visits }) => {
    const until = visits ? calendarDate(visits.until, { language, timeZone: visits.timeZone }) : '';
    if (covered) return [reason === 'grace' ? t.coverGrace : t.coverYes, visits ? t.coverVisit(visits.used + 1, visits.included, until) : ''].filter(Boolean).join(' ');
    if (visits) return t.coverUsed(visits.included, until);
    return reason === 'suspended' ? t.coverSuspended : t.coverNo;
  };
}

type Asked = { readonly known: Pick<Raise['known'], 'contracts'>; readonly draft: Pick<Raise['draft'], 'values'>; readonly now: number };

/** Whether the plan covers it, before anything is sent. */
export function CoverLine({ raise }: { raise: Asked }) {
  const t = useTicketTexts().raise;
  const wordsOf = useCoverWords();
  const { known, draft, now } = raise;
  const own = deviceOf(draft.values, known.contracts.flatMap(({ devices }) => devices));
  const category = own?.category ?? draft.values.category;
  if (!category) return <p className="rounded-card border border-line px-5 py-4 text-muted">{t.coverAsk}</p>;
  const cover = coverOf(known.contracts, { deviceId: own?.id ?? null, category }, now);
  const { covered, reason } = cover.verdict;
  const Icon = covered ? ShieldCheck : CircleHelp;
  return (
    <div className="rounded-card border border-line bg-surface p-5">
      <p className="flex items-center gap-2 font-bold"><Icon aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />{t.cover}</p>
      <p className="mt-1.5">{wordsOf(cover)}</p>
      {covered ? null : (
        <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
          {reason === 'suspended' ? <Link to="/account" className={buttonClass({ size: 'small' })}>{t.coverPay}</Link> : <Link to="/plans" className={buttonClass({ size: 'small' })}>{t.coverPlans}</Link>}
          <span className="text-small text-muted">{t.coverDraft}</span>
        </p>
      )}
    </div>
  );
}
