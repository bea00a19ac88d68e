import type { ExpertListItem } from '@sysops/domain/experts';
import { Button, buttonClass, Card, Checkbox, DataTable, EmptyState, Select, TextInput, type Column } from '@sysops/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Download, Plus, Search } from 'lucide-react';
import { api } from '../api/api.ts';
import { consoleEn } from '../messages/console-en.ts';
import { expertsEn as t } from '../messages/console-experts-en.ts';
import { useScreenActions } from '../shell/console-actions.tsx';
import { saveCsv } from '../shell/console-csv.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { ConsolePage } from '../shell/console-page.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { ago } from '../shell/console-times.ts';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { useUrlState } from '../shell/use-url-state.ts';
import { ExpertBadge } from './expert-badge.tsx';
import { useSkillNames } from './use-skill-names.ts';
import { parseExpertsFilter, toExpertsInput, type ExpertsFilter } from './experts-filter.ts';

/** All experts; the filter is the address. */
export function ExpertsScreen() {
  const [filter, setFilter] = useUrlState(parseExpertsFilter);
  const navigate = useNavigate();
  const { isAdmin } = useStaff();
  const now = useConsoleNow(60_000);
  const skillName = useSkillNames();
  const list = useQuery(api.experts.list.queryOptions(toExpertsInput(filter), { placeholderData: keepPreviousData }));
  const save = (): void => saveExperts(list.data ?? []);
  useScreenActions([
    { id: 'export-csv', label: consoleEn.export, shortcut: 'E', run: save },
    ...(isAdmin ? [{ id: 'new-expert-here', label: t.add, shortcut: 'N', run: () => void navigate({ to: '/console/experts/new' }) }] : []),
  ]);
  return (
    <ConsolePage
      title={t.title}
      actions={
        <>
          <Button icon={<Download />} onClick={save}>{consoleEn.export}</Button>
          {isAdmin ? <Link to="/console/experts/new" className={buttonClass({ variant: 'primary' })}><Plus aria-hidden size={16} strokeWidth={1.75} />{t.add}</Link> : null}
        </>
      }
    >
      <FilterBar filter={filter} onChange={setFilter} />
      <Card flush>
        <Loaded query={list}>
          {(experts) => (
            <>
              <DataTable
                label={t.label}
                columns={columnsOf(now, skillName)}
                rows={experts}
                rowKey={(row) => row.id}
                onOpen={(row) => void navigate({ to: '/console/experts/$expertId', params: { expertId: row.id } })}
                empty={<EmptyState drawing="search" title={t.empty} text={t.emptyText} />}
              />
              <p role="status" className="border-t border-line px-card py-2 text-small text-muted">{t.shown(experts.length)}</p>
            </>
          )}
        </Loaded>
      </Card>
    </ConsolePage>
  );
}

function FilterBar({ filter, onChange }: { filter: ExpertsFilter; onChange: (change: Partial<ExpertsFilter>) => void }) {
  const skills = useQuery(api.experts.skills.queryOptions(undefined, { staleTime: 600_000 }));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <TextInput type="search" className="max-w-xs" icon={<Search />} aria-label={t.searchLabel} placeholder={t.search} value={filter.q ?? ''} onChange={(event) => onChange({ q: event.target.value })} />
      <Select className="w-52!" aria-label={t.skill} value={filter.skill ?? 'all'} onChange={(skill) => onChange({ skill: skill === 'all' ? undefined : skill })} choices={[{ value: 'all', label: t.allSkills }, ...(skills.data ?? []).map(({ code, name, holders }) => ({ value: code, label: name, note: t.shown(holders) }))]} />
      <Checkbox label={t.activeOnly} checked={filter.active} onChange={(event) => onChange({ active: event.target.checked })} />
    </div>
  );
}

const columnsOf = (now: number, skillName: (code: string) => string): Column<ExpertListItem>[] => [
  { key: 'name', header: t.columns.name, cell: (row) => <span className="flex flex-col leading-snug"><span className="font-medium">{row.name}</span><span className="text-12 text-muted">{row.email}</span></span> },
  { key: 'state', header: t.columns.state, cell: (row) => <ExpertBadge expert={row} /> },
  { key: 'skills', header: t.columns.skills, wrap: true, cell: (row) => <span className="text-small">{row.skills.map(({ skill, level }) => `${skillName(skill)} ${level}`).join(', ') || <span className="text-muted">–</span>}</span> },
  { key: 'languages', header: t.columns.languages, cell: (row) => row.languages.map((language) => t.languages[language]).join(', ') },
  { key: 'zone', header: t.columns.zone, cell: (row) => <span className="text-muted">{row.timeZone.split('/').at(-1)?.replaceAll('_', ' ')}</span> },
  { key: 'position', header: t.columns.position, align: 'end', cell: (row) => <span className="tabular text-muted">{row.position ? ago(row.position.at, now) : t.noPosition}</span> },
];

const yes = (value: boolean): string => (value ? 'yes' : 'no');

function saveExperts(experts: readonly ExpertListItem[]): void {
  saveCsv(t.fileName, [t.csvHead, ...experts.map((e) => [e.name, e.email, e.phone, e.languages.join(' '), e.timeZone, yes(e.active), yes(e.away), yes(e.onShift), e.skills.map(({ skill, level }) => `${skill}:${level}`).join(' ')])]);
}
