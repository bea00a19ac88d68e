import type { ExpertView } from '@sysops/domain/experts';
import { Card } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api, client } from '../api/api.ts';
import { expertsEn } from '../messages/console-experts-en.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { SaveBar } from '../shell/save-bar.tsx';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { SkillMatrix } from './skill-matrix.tsx';
import { useSavedDraft } from './use-saved-draft.ts';

/** What he can, how well, and until when. */
export function SkillsTab({ expert }: { expert: ExpertView }) {
  const { isAdmin } = useStaff();
  const now = useConsoleNow(60_000);
  const catalogue = useQuery(api.experts.skills.queryOptions(undefined, { staleTime: 600_000 }));
  const { draft, busy, problem, save, discard } = useSavedDraft({ value: expert.skills, version: expert.version }, ({ commandId, base, value }) =>
    client.experts.setSkills.mutate({ commandId, expertId: expert.id, version: base, skills: [...value] }));
  return (
    <div className="flex flex-col gap-5">
      <p className="text-muted">{expertsEn.skills.intro}</p>
      <Card flush>
        <Loaded query={catalogue}>{(skills) => <SkillMatrix catalogue={skills} value={draft.value} onChange={draft.change} now={now} disabled={!isAdmin} />}</Loaded>
      </Card>
      <SaveBar dirty={draft.dirty} busy={busy} problem={problem} onSave={() => void save()} onDiscard={discard} />
    </div>
  );
}
