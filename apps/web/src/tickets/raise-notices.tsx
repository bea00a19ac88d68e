import { Button } from '@sysops/ui';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { Refusal } from '../shell/refusal.tsx';
import type { Raise } from './raise-form.tsx';

/** Said when an earlier draft was found. */
export function RestoredLine({ raise }: { raise: Raise }) {
  const t = useTicketTexts().raise;
  if (!raise.draft.restored) return null;
  return (
    <p role="status" className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-card bg-sunken px-4 py-2">
      {t.restored}
      <Button variant="quiet" size="small" onClick={raise.startOver}>{t.startOver}</Button>
    </p>
  );
}

/** Why the ticket was not taken; the draft is kept, and sending again cannot make a second one. */
export function RaiseProblem({ raise }: { raise: Raise }) {
  return <Refusal problem={raise.problem} kept />;
}
