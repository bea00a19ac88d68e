import type { PlanView } from '@sysops/domain/billing';
import { Money } from '@sysops/ui';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/use-messages.tsx';
import { usePlanSentences } from './use-plans.ts';

/** Price first, then what it gives. */
export function PlanCard(props: { plan: PlanView; /** The cheapest of several: its price is said as "from". */ from?: boolean; actions?: ReactNode }) {
  const t = useMessages();
  const { plan } = props;
  const sentences = usePlanSentences()(plan);
  return (
    <section className="flex flex-col gap-5 rounded-card border border-line bg-surface p-6">
      <div>
        <h2 className="text-18">{plan.name}</h2>
        <p className="mt-2 flex items-baseline gap-2">
          {props.from ? <span className="text-muted">{t.landing.from}</span> : null}
          <span className="headline text-40"><Money cents={plan.priceCents} wholeIfEven /></span>
          <span className="text-muted">{plan.term === 'year' ? t.landing.perYear : t.landing.perMonth}</span>
        </p>
      </div>
      <ul className="flex flex-1 flex-col gap-2.5">
        {sentences.map((sentence) => (
          <li key={sentence} className="flex gap-2.5">
            <Check aria-hidden size={20} strokeWidth={1.75} className="mt-0.5 shrink-0" />
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
      {props.actions}
    </section>
  );
}
