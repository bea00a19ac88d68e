import type { ExpertView } from '@sysops/domain/experts';
import { Card } from '@sysops/ui';
import { client } from '../api/api.ts';
import { expertsEn } from '../messages/console-experts-en.ts';
import { useStaff } from '../shell/console-staff.ts';
import { SaveBar } from '../shell/save-bar.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { AbsencesCard } from './absences-card.tsx';
import { useDraft } from './use-draft.ts';
import { WeekEditor } from './week-editor.tsx';
import { overlapOn, weekOrder } from './week.ts';

/** When he works: the week that repeats, and the days that do not. */
export function AvailabilityTab({ expert }: { expert: ExpertView }) {
  const { isAdmin } = useStaff();
  const draft = useDraft(expert.shifts, expert.version);
  const act = useConsoleAct(client.experts.setShifts.mutate, expertsEn.saved);
  const clash = weekOrder.some((weekday) => overlapOn(draft.value, weekday));
  const discard = (): void => {
    draft.discard();
    act.forget();
  };
  const save = async (): Promise<void> => {
    if (await act.run({ expertId: expert.id, version: draft.base, shifts: [...draft.value] })) draft.markSaved();
  };
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-5">
        <Card title={expertsEn.week.title}>
          <p className="mb-2 text-small text-muted">{expertsEn.week.intro(expert.timeZone.replaceAll('_', ' '))}</p>
          <WeekEditor value={draft.value} onChange={draft.change} disabled={!isAdmin} />
        </Card>
        <SaveBar dirty={draft.dirty} busy={act.busy} problem={act.problem} disabled={clash} onSave={() => void save()} onDiscard={discard} />
      </div>
      <AbsencesCard expert={expert} />
    </div>
  );
}
