import { buttonClass } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { CircleHelp, ShieldCheck } from 'lucide-react';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { coverOf } from './cover-of-draft.ts';
import { deviceOf } from './raise-draft.ts';
import type { Raise } from './raise-form.tsx';

/** Whether the plan covers it, before anything is sent. */
export function CoverLine({ raise }: { raise: Raise }) {
  const t = useTicketTexts().raise;
  const { known, draft, now } = raise;
  const own = deviceOf(draft.values, known.contracts.flatMap(({ devices }) => devices));
  const category = own?.category ?? draft.values.category;
  if (!category) return <p className="rounded-card border border-line px-5 py-4 text-muted">{t.coverAsk}</p>;
  const cover = coverOf(known.contracts, { deviceId: own?.id ?? null, category }, now);
  const Icon = cover.covered ? ShieldCheck : CircleHelp;
  const suspended = cover.reason === 'suspended';
  const words = cover.covered ? (cover.reason === 'grace' ? t.coverGrace : t.coverYes) : suspended ? t.coverSuspended : t.coverNo;
  return (
    <div className="rounded-card border border-line bg-surface p-5">
      <p className="flex items-center gap-2 font-bold"><Icon aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />{t.cover}</p>
      <p className="mt-1.5">{words}</p>
      {cover.covered ? null : (
        <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
          {suspended ? <Link to="/account" className={buttonClass({ size: 'small' })}>{t.coverPay}</Link> : <Link to="/plans" className={buttonClass({ size: 'small' })}>{t.coverPlans}</Link>}
          <span className="text-small text-muted">{t.coverDraft}</span>
        </p>
      )}
    </div>
  );
}
