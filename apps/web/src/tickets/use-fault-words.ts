import { useTicketTexts } from '../messages/ticket-texts.ts';
import type { Fault } from './raise-draft.ts';

/** The fault of one answer in words. */
export function useFaultWords(): (fault: Fault | undefined) => string | undefined {
  const t = useTicketTexts().raise;
  const words: Readonly<Record<Fault, string>> = { missing: t.missing, pick: t.pick, zip: t.zipUnknown, past: t.past };
  return (fault) => (fault ? words[fault] : undefined);
}
