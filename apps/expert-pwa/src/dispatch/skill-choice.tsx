import type { JobView } from '@sysops/domain/dispatch';
import type { RequiredSkill } from '@sysops/domain/tickets';
import { Field, Segmented, Select } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { intoView } from './reason-sheet.tsx';

const levels = ['1', '2', '3', '4', '5'] as const;

/** The skills that there are, also without a signal once they were read. */
export const useSkills = () => useQuery(api.experts.skills.queryOptions(undefined, { staleTime: 3_600_000 })).data ?? [];

/** Which skill the job needs, and how well somebody must have it. */
export function SkillChoice({ job, value, onChange }: { job: JobView; value: RequiredSkill | null; onChange: (value: RequiredSkill) => void }) {
  const t = useMessages();
  const skills = useSkills();
  const nameOf = (code: string): string => skills.find((skill) => skill.code === code)?.name ?? code.replaceAll('-', ' ');
  const asked = job.problem.requiredSkills;
  if (skills.length === 0) return <p className="text-small text-muted">{t.cannot.skillsUnknown}</p>;
  const choose = (skill: string): void => onChange({ skill, level: value?.level ?? Math.max(1, ...asked.filter((one) => one.skill === skill).map(({ level }) => Math.min(5, level + 1))) });
  return (
    <div className="flex flex-col gap-4">
      <Field label={t.cannot.skill} hint={asked.length > 0 ? t.cannot.askedFor(asked.map(({ skill, level }) => `${nameOf(skill)} (${t.mine.level(level)})`).join(', ')) : undefined}>
        <Select value={value?.skill ?? null} onChange={choose} placeholder={t.cannot.chooseSkill} choices={skills.map(({ code, name }) => ({ value: code, label: name }))} />
      </Field>
      {value ? (
        <div ref={intoView} className="flex scroll-mb-5 flex-col gap-1.5">
          <p aria-hidden className="leading-tight font-medium">{t.cannot.level}</p>
          <Segmented label={t.cannot.level} wide value={String(value.level) as (typeof levels)[number]} onChange={(level) => onChange({ ...value, level: Number(level) })} choices={levels.map((level) => ({ value: level, label: level }))} />
          <p className="text-small text-muted">{t.mine.skillsHint}</p>
        </div>
      ) : null}
    </div>
  );
}
