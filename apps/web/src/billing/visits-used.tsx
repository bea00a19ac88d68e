import type { ContractView } from '@sysops/domain/billing';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { calendarDate } from '../messages/times.ts';
import { useLanguage } from '../messages/use-messages.tsx';

/** Visits used of a plan that counts them, with the day they begin anew; nothing for other plans. */
export function VisitsUsed({ contract, className = '' }: { contract: ContractView; className?: string }) {
  const t = useBillingTexts().account;
  const { language } = useLanguage();
  if (!contract.visits) return null;
  const { used, included, until } = contract.visits;
  return <p className={`tabular ${used < included ? 'text-muted' : 'font-medium'} ${className}`}>{t.visitsUsed(used, included, calendarDate(until, { language, timeZone: contract.timeZone }))}</p>;
}
