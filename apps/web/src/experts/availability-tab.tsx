import type { ExpertView } from '@sysops/domain/experts';
import { Card } from '@sysops/ui';
import { client } from '../api/api.ts';
import { expertsEn } from '../messages/console-experts-en.ts';
import { useStaff } from '../shell/console-staff.ts';
import { SaveBar } from '../shell/save-bar.tsx';
import { AbsencesCard } from './absences-card.tsx';
import { JobListCard } from './job-list-card.tsx';
import { useSavedDraft } from './use-saved-draft.ts';
import { WeekEditor } from './week-editor.tsx';
import { overlapOn, weekOrder } from './week.ts';

/** When he works: the week that repeats, the days that do not, and how far ahead he sees his jobs. */
export function AvailabilityTab({ expert }: { expert: ExpertView }) {
  const { isAdmin } = useStaff();
  const { draft, busy, problem, save, discard } = useSavedDraft({ value: expert.shifts, version: expert.version }, ({ commandId, base, value }) =>
    client.experts.setShifts.mutate({ commandId, expertId: expert.id, version: base, shifts: [...value] }));
  const clash = weekOrder.some((weekday) => overlapOn(draft.value, weekday));
  return (
    <div className="grid items-start gap-5 2xl:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-5">
        <Card title={expertsEn.week.title}>
          <p className="mb-2 text-small text-muted">{expertsEn.week.intro(expert.timeZone.replaceAll('_', ' '))}</p>
          <WeekEditor value={draft.value} onChange={draft.change} disabled={!isAdmin} />
        </Card>
        <SaveBar dirty={draft.dirty} busy={busy} problem={problem} disabled={clash} onSave={() => void save()} onDiscard={discard} />
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <AbsencesCard expert={expert} />
        <JobListCard expert={expert} />
      </div>
    </div>
  );
}
