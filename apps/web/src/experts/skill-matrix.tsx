import type { ExpertSkill, SkillView } from '@sysops/domain/experts';
import { Badge, IconButton, Segmented, TextInput } from '@sysops/ui';
import { X } from 'lucide-react';
import { expertsEn } from '../messages/console-experts-en.ts';

const t = expertsEn.skills;
type MatrixProps = { catalogue: readonly SkillView[]; value: readonly ExpertSkill[]; onChange: (next: ExpertSkill[]) => void; now: number; disabled: boolean };

const levels = ['0', '1', '2', '3', '4', '5'] as const;

/** The end of that day on this screen's clock; the date field shows whole days. */
const endOfDay = (date: string): number | null => {
  const at = new Date(`${date}T23:59:59`).getTime();
  return Number.isFinite(at) ? at : null;
};

const dateOf = (at: number): string => new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** Every skill of the catalogue with the level that is held, if any, and its last day. */
export function SkillMatrix({ catalogue, value, onChange, now, disabled }: MatrixProps) {
  const held = new Map(value.map((skill) => [skill.skill, skill]));
  const set = (code: string, next: ExpertSkill | null): void => {
    const rest = value.filter(({ skill }) => skill !== code);
    onChange((next ? [...rest, next] : rest).toSorted((a, b) => a.skill.localeCompare(b.skill)));
  };
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t.label}>
      <table className="w-full text-left">
        <thead>
          <tr className="text-small text-muted">
            {[t.skill, t.level, t.expires].map((head) => <th key={head} scope="col" className="border-b border-line px-card py-2 font-medium">{head}</th>)}
          </tr>
        </thead>
        <tbody>
          {catalogue.map((skill) => (
            <tr key={skill.code}>
              <th scope="row" className="border-b border-line px-card py-2 font-medium">{skill.name}<span className="block text-12 font-normal text-muted">{expertsEn.shown(skill.holders)}</span></th>
              <Cells skill={skill} held={held.get(skill.code)} onChange={(next) => set(skill.code, next)} now={now} disabled={disabled} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type CellsProps = { skill: SkillView; held: ExpertSkill | undefined; onChange: (next: ExpertSkill | null) => void; now: number; disabled: boolean };

function Cells({ skill, held, onChange, now, disabled }: CellsProps) {
  const expired = held?.expiresAt !== null && held?.expiresAt !== undefined && held.expiresAt <= now;
  const setLevel = (text: string): void => {
    const level = Number(text);
    onChange(level === 0 ? null : { skill: skill.code, level, expiresAt: held?.expiresAt ?? null });
  };
  return (
    <>
      <td className="border-b border-line px-card py-2">
        <Segmented label={t.levelOf(skill.name)} value={levels[held?.level ?? 0] ?? '0'} onChange={setLevel} choices={levels.map((value) => ({ value, label: value === '0' ? t.notHeld : value, disabled }))} />
      </td>
      <td className="border-b border-line px-card py-2">
        {held ? (
          <span className="flex items-center gap-1.5">
            <TextInput type="date" className="max-w-40" aria-label={t.expiryOf(skill.name)} disabled={disabled} value={held.expiresAt === null ? '' : dateOf(held.expiresAt)} onChange={(event) => onChange({ ...held, expiresAt: event.target.value ? endOfDay(event.target.value) : null })} />
            {held.expiresAt === null ? <span className="text-small text-muted">{t.never}</span> : <IconButton size="small" label={t.clearExpiry(skill.name)} icon={<X />} disabled={disabled} onClick={() => onChange({ ...held, expiresAt: null })} />}
            {expired ? <Badge tone="red">{t.expired}</Badge> : null}
          </span>
        ) : <span className="text-muted">–</span>}
      </td>
    </>
  );
}
