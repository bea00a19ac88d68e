import type { ExpertView } from '@sysops/domain/experts';
import { Card, Field, Select } from '@sysops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { client } from '../api/api.ts';
import { expertsEn } from '../messages/console-experts-en.ts';
import { Refused } from '../shell/console-refused.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';

const t = expertsEn.jobList;
const all = 'all';
const limits = [1, 2, 3, 5, 10];

/** How far ahead he sees his jobs in the app; saved at once. */
export function JobListCard({ expert }: { expert: ExpertView }) {
  const { isAdmin } = useStaff();
  const act = useConsoleAct(client.experts.setJobsShown.mutate, t.saved);
  const queryClient = useQueryClient();
  const loadNewest = (): void => {
    act.forget();
    void queryClient.invalidateQueries();
  };
  const { jobsShown } = expert;
  const offered = [...new Set([...limits, ...(jobsShown === null ? [] : [jobsShown])])].toSorted((a, b) => a - b);
  const choices = [{ value: all, label: t.all }, ...offered.map((n) => ({ value: String(n), label: t.next(n) }))];
  return (
    <Card title={t.title}>
      <div className="flex flex-col gap-3">
        <Field label={t.shown} hint={t.hint} disabled={!isAdmin || act.busy}>
          <Select choices={choices} value={jobsShown === null ? all : String(jobsShown)} disabled={!isAdmin || act.busy} onChange={(value) => void act.run({ expertId: expert.id, version: expert.version, jobsShown: value === all ? null : Number(value) })} />
        </Field>
        <Refused problem={act.problem} onNewest={loadNewest} />
      </div>
    </Card>
  );
}
