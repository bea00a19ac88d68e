import type { BoardExpert } from '@sysops/domain/dispatch';
import type { TicketListItem } from '@sysops/domain/tickets';
import { AreaMap, Button, Card, EmptyState, IconButton, Select, TextInput, type MapPoint } from '@sysops/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, Search } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { dispatchEn } from '../messages/console-dispatch-en.ts';
import { expertStates } from '../messages/console-words.ts';
import { useScreenActions } from '../shell/console-actions.tsx';
import { Loaded } from '../shell/console-loaded.tsx';
import { ConsolePage } from '../shell/console-page.tsx';
import { shortDay } from '../shell/console-times.ts';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { useUrlState } from '../shell/use-url-state.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { matchesFilter, parseBoardFilter, stateKeys, type BoardFilter } from './board-filter.ts';
import { dayRange, limitedOffset } from './board-scale.ts';
import { BoardLegend, BoardTimeline } from './board-timeline.tsx';
import { expertPoint } from './expert-point.ts';
import { WaitingList } from './waiting-list.tsx';

const t = dispatchEn.board;

type Hover = { readonly expert: string | null; readonly ticket: string | null };
type SetHover = (change: Partial<Hover>) => void;

/** Who works when, what waits, and where everybody is; a look at one of the three marks the same in the others. */
export function BoardScreen() {
  const now = useConsoleNow();
  const [filter, setFilter] = useUrlState(parseBoardFilter);
  const [hover, setHoverState] = useState<Hover>({ expert: null, ticket: null });
  const setHover: SetHover = (change) => setHoverState((before) => ({ ...before, ...change }));
  const [assigning, setAssigning] = useState<TicketListItem | null>(null);
  const range = dayRange(now, filter.day);
  const board = useQuery(api.dispatch.board.queryOptions(range, { placeholderData: keepPreviousData }));
  const waiting = useQuery(api.tickets.list.queryOptions({ status: ['waiting'], order: 'due', limit: 100 }));
  const experts = (board.data?.experts ?? []).filter((expert) => matchesFilter(expert, filter));
  const first = waiting.data?.items[0];
  useScreenActions([
    { id: 'board-today', label: t.today, shortcut: 'T', run: () => setFilter({ day: 0 }) },
    { id: 'board-next', label: t.next, shortcut: 'N', run: () => setFilter({ day: limitedOffset(filter.day + 1) }) },
    { id: 'board-previous', label: t.previous, shortcut: 'P', run: () => setFilter({ day: limitedOffset(filter.day - 1) }) },
    ...(first ? [{ id: 'assign-first', label: `${dispatchEn.assign.title}: #${first.number}`, shortcut: 'A', run: () => setAssigning(first) }] : []),
  ]);
  return (
    <ConsolePage title={t.title} description={t.description} actions={<DaySwitch day={filter.day} from={range.from} onChange={(day) => setFilter({ day })} />}>
      <div className="grid items-start gap-5 xl:grid-cols-[22rem_minmax(0,1fr)]">
        <Loaded query={waiting}>{({ items }) => <WaitingList items={items} now={now} hovered={hover.ticket} onHover={(ticket) => setHover({ ticket })} onAssign={setAssigning} />}</Loaded>
        <LiveMap waiting={waiting.data?.items ?? []} shown={new Set(experts.map((e) => e.expertId))} hover={hover} setHover={setHover} />
      </div>
      <Card title={t.timeline} flush actions={<span role="status" className="text-small text-muted">{t.experts(experts.length)}</span>}>
        <BoardFilterBar filter={filter} onChange={setFilter} />
        <Loaded query={board}>
          {() => experts.length === 0
            ? <EmptyState drawing="search" title={t.none} text={t.noneText} />
            : <BoardTimeline experts={experts} range={range} now={now} hovered={hover.expert} onHover={(expert) => setHover({ expert })} />}
        </Loaded>
        <div className="border-t border-line px-card py-3"><BoardLegend /></div>
      </Card>
      {assigning ? <AssignDialog ticket={assigning} onClose={() => setAssigning(null)} /> : null}
    </ConsolePage>
  );
}

function DaySwitch({ day, from, onChange }: { day: number; from: number; onChange: (day: number) => void }) {
  return (
    <>
      <IconButton label={t.previous} shortcut="P" variant="secondary" icon={<ChevronLeft />} onClick={() => onChange(limitedOffset(day - 1))} />
      <span className="tabular min-w-24 text-center font-medium">{shortDay(from)}</span>
      <IconButton label={t.next} shortcut="N" variant="secondary" icon={<ChevronRight />} onClick={() => onChange(limitedOffset(day + 1))} />
      <Button disabled={day === 0} onClick={() => onChange(0)}>{t.today}</Button>
    </>
  );
}

function BoardFilterBar({ filter, onChange }: { filter: BoardFilter; onChange: (change: Partial<BoardFilter>) => void }) {
  const skills = useQuery(api.experts.skills.queryOptions(undefined, { staleTime: 600_000 }));
  return (
    <div className="flex flex-wrap gap-2 border-t border-line px-card py-3">
      <TextInput type="search" className="max-w-60" icon={<Search />} aria-label={t.find} placeholder={t.find} value={filter.q ?? ''} onChange={(event) => onChange({ q: event.target.value })} />
      <Select className="w-44!" aria-label={t.skill} value={filter.skill ?? 'all'} onChange={(skill) => onChange({ skill: skill === 'all' ? undefined : skill })} choices={[{ value: 'all', label: t.allSkills }, ...(skills.data ?? []).map(({ code, name }) => ({ value: code, label: name }))]} />
      <Select className="w-40!" aria-label={t.state} value={filter.state ?? 'all'} onChange={(state) => onChange({ state: state === 'all' ? undefined : state })} choices={[{ value: 'all', label: t.allStates }, ...stateKeys.map((value) => ({ value, label: expertStates[value].word }))]} />
    </div>
  );
}

type LiveMapProps = { waiting: readonly TicketListItem[]; shown: ReadonlySet<BoardExpert['expertId']>; hover: Hover; setHover: SetHover };

function LiveMap({ waiting, shown, hover, setHover }: LiveMapProps) {
  const navigate = useNavigate();
  const map = useQuery(api.dispatch.map.queryOptions());
  const tickets = waiting.flatMap((item): MapPoint[] => item.lat === null || item.lng === null ? [] : [{ id: item.id, kind: 'place', lat: item.lat, lng: item.lng, label: `#${item.number}`, tone: item.id === hover.ticket ? 'now' : item.priority === 'urgent' ? 'red' : 'blue', selected: item.id === hover.ticket }]);
  const experts = (map.data ?? []).filter((expert) => shown.has(expert.expertId)).map((expert) => expertPoint(expert, expert.expertId === hover.expert));
  const isTicket = (id: string): boolean => tickets.some((point) => point.id === id);
  const open = (id: string): void => {
    setHover(isTicket(id) ? { ticket: id } : { expert: id });
    if (isTicket(id)) void navigate({ to: '/console/tickets/$ticketId', params: { ticketId: id } });
    else void navigate({ to: '/console/experts/$expertId', params: { expertId: id } });
  };
  return <AreaMap label={t.mapLabel} points={[...experts, ...tickets]} onSelect={open} className="h-[30rem]" />;
}
