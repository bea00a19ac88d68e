import type { TicketView } from '@sysops/domain/tickets';
import { Tracker, type TrackerStep } from '@sysops/ui';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { moment } from '../messages/times.ts';
import { useSaying, useVisitNote } from './use-visit-note.ts';
import { currentStep, stepTimes } from './visit-steps.ts';

/** The six steps with their times; changes are read out. */
export function VisitTracker({ view }: { view: TicketView }) {
  const now = useConsoleNow();
  const saying = useSaying(view.ticket);
  const note = useVisitNote(view);
  const current = currentStep(view);
  if (!current) return null;
  const times: Partial<Record<TrackerStep, string>> = {};
  for (const [step, at] of Object.entries(stepTimes(view.history))) times[step as TrackerStep] = moment(at, now, saying);
  // A step that is reached carries its own time; what comes next needs words.
  const said = view.ticket.status === 'on_site' || current === 'done' || current === 'rated' ? undefined : note;
  return (
    <div aria-live="polite">
      <Tracker current={current} times={times} note={said} paused={view.ticket.status === 'on_hold'} />
    </div>
  );
}
