import { reachKm, type CandidateVerdict, type DecisionView } from '@sysops/domain/dispatch';
import { distanceKm } from '@sysops/domain/shared';
import { AreaMap, Badge, Button, Card, DataTable, EmptyState, type Column, type MapCircle, type MapPoint } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Download, Pin } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { dispatchEn } from '../messages/console-dispatch-en.ts';
import { locationWords, waitingWords } from '../messages/console-words.ts';
import { useExpertNames } from '../experts/use-expert-names.ts';
import { useSkillNames } from '../experts/use-skill-names.ts';
import { Facts } from '../shell/console-facts.tsx';
import { ConsolePage, LoadedPage } from '../shell/console-page.tsx';
import { fullMoment, moment } from '../shell/console-times.ts';
import { saveFile } from '../shell/console-csv.ts';
import { CandidateDetail } from './candidate-detail.tsx';
import { ScoreBar, ScoreLegend } from './score-bar.tsx';

const t = dispatchEn.why;

/** "Why this expert, why not the others", also when it was nobody. */
export function DecisionScreen() {
  const { decisionId = '' } = useParams({ strict: false });
  const decision = useQuery(api.dispatch.explain.queryOptions({ decisionId }, { staleTime: Infinity }));
  return <LoadedPage query={decision} title={t.title}>{(view) => <DecisionPage key={view.id} view={view} />}</LoadedPage>;
}

function DecisionPage({ view }: { view: DecisionView }) {
  const { decision, request } = view;
  const ticket = useQuery(api.tickets.get.queryOptions({ ticketId: request.ticketId }));
  const number = ticket.data?.ticket.number;
  const [selected, setSelected] = useState(decision.chosen[0] ?? decision.candidates[0]?.expertId);
  const verdict = decision.candidates.find((c) => c.expertId === selected);
  return (
    <ConsolePage
      title={decision.chosen.length > 0 ? t.title : t.nobodyTitle}
      back={{ to: `/console/tickets/${request.ticketId}`, label: number ? t.back(number) : t.backPlain }}
      actions={<Button icon={<Download />} onClick={() => saveFile(`decision-${view.id}.json`, 'application/json', JSON.stringify(view, null, 2))}>{t.export}</Button>}
    >
      {decision.chosen.length === 0 ? <Nobody view={view} /> : null}
      <DecisionFacts view={view} />
      {decision.candidates.length === 0 ? <Card><EmptyState drawing="search" title={t.none} text={t.noneText} /></Card> : (
        <>
          <Card title={t.candidates} flush>
            <DataTable label={t.candidatesLabel} columns={columnsOf(view)} rows={decision.candidates} rowKey={(row) => row.expertId} selectedKey={selected} onOpen={(row) => setSelected(row.expertId)} maxHeight="26rem" />
            <div className="border-t border-line px-card py-3"><ScoreLegend /></div>
          </Card>
          <div className="grid items-start gap-5 lg:grid-cols-2">
            {verdict ? <CandidateDetail key={verdict.expertId} verdict={verdict} input={view.inputs.find((c) => c.expertId === verdict.expertId)} decidedAt={view.at} /> : null}
            <AreaMap label={t.mapLabel} points={pointsOf(view, selected)} circles={ringsOf(view)} onSelect={(id) => id !== 'place' && setSelected(id)} className="h-[30rem]" />
          </div>
        </>
      )}
    </ConsolePage>
  );
}

function Nobody({ view }: { view: DecisionView }) {
  const { waitingReason } = view.decision;
  return (
    <div className="rounded-card border border-note-line bg-note px-4 py-3">
      <p className="font-bold">{t.nobody}</p>
      {waitingReason ? <p className="mt-0.5">{t.nobodyText(waitingWords[waitingReason].toLowerCase())}</p> : null}
    </div>
  );
}

function DecisionFacts({ view }: { view: DecisionView }) {
  const { request, policy, decision: { followUp } } = view;
  const skillName = useSkillNames();
  const nameOf = useExpertNames();
  return (
    <Card>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-4 [&_dl]:contents">
        <Facts
          facts={[
            { label: t.at, value: fullMoment(view.at) },
            { label: t.by, value: view.by === 'system' ? t.bySystem : <>{t.byManager}{view.reason ? <span className="block text-muted">“{view.reason}”</span> : null}</> },
            { label: t.policy, value: t.policyText(policy.name, policy.version) },
            { label: t.area, value: policy.areaRequired ? t.areaRequired : t.areaDropped },
            { label: t.skills, value: request.requiredSkills.map(({ skill, level }) => `${skillName(skill)} ${level}`).join(', ') || '–' },
            { label: t.arriveDue, value: moment(request.arriveDue, view.at) },
            { label: t.maxTravel, value: t.minutes(policy.maxTravelMinutes) },
            { label: t.expected, value: t.minutes(request.expectedMinutes) },
            { label: t.window, value: request.window.kind === 'asap' ? t.windowAsap : t.windowBetween(fullMoment(request.window.from), fullMoment(request.window.to)) },
            request.requiredExpertId ? { label: t.pinned, value: <span className="inline-flex items-center gap-1.5 font-medium"><Pin aria-hidden size={14} strokeWidth={1.75} />{t.pinnedOnly(nameOf(request.requiredExpertId))}</span> } : null,
            followUp ? { label: t.followUp, value: followUp.kept ? t.followUpKept(nameOf(followUp.expertId)) : t.followUpNot(nameOf(followUp.expertId), followUp.because) } : null,
            request.excludedExpertIds.length > 0 ? { label: t.excluded, value: request.excludedExpertIds.map(nameOf).join(', ') } : null,
          ]}
        />
      </div>
    </Card>
  );
}

function columnsOf(view: DecisionView): Column<CandidateVerdict>[] {
  const { chosen, candidates } = view.decision;
  return [
    { key: 'rank', header: t.rank, cell: (row) => <span className="tabular text-muted">{candidates.indexOf(row) + 1}</span>, width: '3.5rem' },
    { key: 'expert', header: t.expert, cell: (row) => <span className="font-medium">{row.name}</span> },
    { key: 'verdict', header: t.verdict, cell: (row) => <Verdict row={row} chosen={chosen.includes(row.expertId)} />, wrap: true },
    { key: 'score', header: t.score, cell: (row) => row.score ? <span className="flex items-center gap-3"><ScoreBar name={row.name} score={row.score} /><span className="tabular w-8 text-right font-medium">{Math.round(row.score.total)}</span></span> : <span className="text-muted">–</span>, width: '32%' },
    { key: 'arrives', header: t.arrives, cell: (row) => row.slot ? <span className="tabular">{moment(row.slot.arriveAt, view.at)}</span> : <span className="text-muted">–</span>, align: 'end' },
    { key: 'travel', header: t.travel, cell: (row) => row.slot ? t.minutes(Math.round(row.slot.travelMinutes)) : <span className="text-muted">–</span>, align: 'end' },
  ];
}

function Verdict({ row, chosen }: { row: CandidateVerdict; chosen: boolean }) {
  if (chosen) return <Badge tone="lime" dot>{t.chosen}</Badge>;
  if (row.eligible) return <Badge tone="jade">{t.fits}</Badge>;
  const failed = row.rules.filter((rule) => !rule.passed);
  return (
    <span className="flex min-w-44 flex-col items-start gap-0.5">
      <Badge tone="red">{t.out}</Badge>
      <span className="text-12 text-muted">{failed.map((rule) => rule.detail).join(', ')}</span>
    </span>
  );
}

/** Minutes of travel that an emergency is looked at in. Source: AS-16. */
const rings = [30, 60];

/** From where somebody could be at the door in time, when it is urgent. */
const ringsOf = ({ request: { priority, place } }: DecisionView): MapCircle[] =>
  (priority === 'urgent' ? rings.map((minutes) => ({ id: `reach-${minutes}`, label: t.reach(minutes), lat: place.lat, lng: place.lng, radiusKm: reachKm(minutes) })) : []);

/** Farther ones would make the map a country; the table names them, and choosing one shows him. */
const nearKm = 250;

/** The place and the candidates where they were believed to be; the chosen one is lime. */
function pointsOf(view: DecisionView, selected: string | undefined): MapPoint[] {
  const { request, inputs, decision } = view;
  const eligible = new Set(decision.candidates.filter((c) => c.eligible).map((c) => c.expertId));
  return [
    { id: 'place', kind: 'place', label: t.place, lat: request.place.lat, lng: request.place.lng, tone: 'red' },
    ...inputs.filter((c) => c.expertId === selected || distanceKm(request.place, c.location) <= nearKm).map((c): MapPoint => ({
      id: c.expertId, kind: 'person', lat: c.location.lat, lng: c.location.lng, selected: c.expertId === selected,
      label: c.expertId === selected ? `${c.name}, ${locationWords[c.location.source]}` : c.name,
      tone: decision.chosen.includes(c.expertId) ? 'now' : eligible.has(c.expertId) ? 'ink' : 'gray',
    })),
  ];
}
