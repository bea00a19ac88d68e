import type { PayLinkView } from '@sysops/domain/billing';
import { Money } from '@sysops/ui';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { calendarDate } from '../messages/times.ts';
import { useLanguage } from '../messages/use-messages.tsx';

/** What the one payment is for, before anybody types a card; a period ends with the day before the next one. */
export function PaySummary({ found }: { found: PayLinkView }) {
  const t = useBillingTexts().pay;
  const { language } = useLanguage();
  const { planName, startsAt, endsAt, timeZone, netCents, taxCents, creditCents, amountCents } = found;
  const date = (at: number): string => calendarDate(at, { language, timeZone });
  return (
    <dl className="flex w-full flex-col gap-2 rounded-card border border-line bg-surface p-5">
      <div className="flex items-baseline justify-between gap-4">
        <dt><span className="block font-medium">{planName}</span><span className="block text-small text-muted">{t.period(date(startsAt), date(endsAt - 1))}</span></dt>
        <dd className="tabular"><Money cents={netCents} /></dd>
      </div>
      {taxCents > 0 ? <div className="flex justify-between gap-4 text-muted"><dt>{t.tax}</dt><dd className="tabular"><Money cents={taxCents} /></dd></div> : null}
      {creditCents > 0 ? <div className="flex justify-between gap-4 text-muted"><dt>{t.credit}</dt><dd className="tabular"><Money cents={-creditCents} /></dd></div> : null}
      <div className="flex justify-between gap-4 border-t border-line pt-3 text-18 font-bold"><dt>{t.total}</dt><dd className="tabular"><Money cents={amountCents} /></dd></div>
    </dl>
  );
}
