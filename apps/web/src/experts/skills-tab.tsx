import type { ExpertView } from '@sysops/domain/experts';
import { Card } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api, client } from '../api/api.ts';
import { expertsEn } from '../messages/console-experts-en.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { SaveBar } from '../shell/save-bar.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { SkillMatrix } from './skill-matrix.tsx';
import { useDraft } from './use-draft.ts';

/** What he can, how well, and until when. */
export function SkillsTab({ expert }: { expert: ExpertView }) {
  const { isAdmin } = useStaff();
  const now = useConsoleNow(60_000);
  const catalogue = useQuery(api.experts.skills.queryOptions(undefined, { staleTime: 600_000 }));
  const draft = useDraft(expert.skills, expert.version);
  const act = useConsoleAct(client.experts.setSkills.mutate, expertsEn.saved);
  const discard = (): void => {
    draft.discard();
    act.forget();
  };
  const save = async (): Promise<void> => {
    if (await act.run({ expertId: expert.id, version: draft.base, skills: [...draft.value] })) draft.markSaved();
  };
  return (
    <div className="flex flex-col gap-5">
      <p className="text-muted">{expertsEn.skills.intro}</p>
      <Card flush>
        <Loaded query={catalogue}>{(skills) => <SkillMatrix catalogue={skills} value={draft.value} onChange={draft.change} now={now} disabled={!isAdmin} />}</Loaded>
      </Card>
      <SaveBar dirty={draft.dirty} busy={act.busy} problem={act.problem} onSave={() => void save()} onDiscard={discard} />
    </div>
  );
}
