import { priceIn, type PlanView } from '@sysops/domain/billing';
import { Money } from '@sysops/ui';
import { LockKeyhole } from 'lucide-react';
import { useBillingTexts } from '../messages/billing-texts.ts';

/** What is paid today, tax by the customer's state once it is known. */
export function PriceSummary({ plan, state }: { plan: PlanView; state: string | null }) {
  const t = useBillingTexts().buy;
  const price = state ? priceIn(state, plan.priceCents) : null;
  return (
    <section className="flex flex-col gap-4 rounded-card border border-line bg-surface p-5">
      <dl className="flex flex-col gap-2">
        <div className="flex justify-between gap-4"><dt>{plan.name}</dt><dd className="tabular"><Money cents={plan.priceCents} /></dd></div>
        {price && state ? (
          <>
            <div className="flex justify-between gap-4 text-muted">
              <dt>{price.taxRate === 0 ? t.untaxed(state) : t.tax(state, (price.taxRate / 100).toFixed(2))}</dt>
              <dd className="tabular"><Money cents={price.taxCents} /></dd>
            </div>
            <div className="flex justify-between gap-4 border-t border-line pt-3 text-18 font-bold"><dt>{t.total}</dt><dd className="tabular"><Money cents={price.totalCents} /></dd></div>
          </>
        ) : <p className="text-small text-muted">{t.addressLater}</p>}
      </dl>
      <p className="text-small text-muted">{t.renewal(t.terms[plan.term])}</p>
      <p className="flex gap-2 text-small text-muted"><LockKeyhole aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" />{t.hosted}</p>
    </section>
  );
}
