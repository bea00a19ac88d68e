import { areaContains } from '../experts/index.ts';
import { minute } from '../shared/index.ts';
import type { WaitingReason } from '../tickets/index.ts';
import type { Candidate, CandidateVerdict, Decision, DispatchPolicy, DispatchRequest, HardRule, RuleVerdict, ScoredPart, ScorePart, Slot } from './decision.ts';
import { findSlot } from './find-slot.ts';
import { policyLabel } from './policy.ts';

const verdict = (rule: HardRule, passed: boolean, detail: string): RuleVerdict => ({ rule, passed, detail });

function skillVerdict(candidate: Candidate, request: DispatchRequest): RuleVerdict {
  const lacking = request.requiredSkills.filter(({ skill, level }) =>
    !candidate.skills.some((s) => s.skill === skill && s.level >= level && (s.expiresAt === null || s.expiresAt > request.now)));
  const detail = lacking.length === 0 ? 'has every skill' : `lacks ${lacking.map((s) => `${s.skill} ${s.level}`).join(', ')}`;
  return verdict('skills', lacking.length === 0, detail);
}

function wishVerdict(expertId: string, { excludedExpertIds, requiredExpertId }: DispatchRequest): RuleVerdict {
  if (requiredExpertId && requiredExpertId !== expertId) return verdict('not_excluded', false, 'another expert is pinned');
  const excluded = excludedExpertIds.includes(expertId);
  return verdict('not_excluded', !excluded, excluded ? 'excluded by the customer' : 'ok');
}

function rulesOf(candidate: Candidate, request: DispatchRequest, policy: DispatchPolicy): { rules: RuleVerdict[]; slot: Slot | null } {
  const inArea = areaContains(candidate.serviceArea, request.place);
  const search = findSlot(candidate, request, policy);
  const timed = (['shift', 'free_time', 'window', 'travel'] as const).map((rule) => verdict(rule, search.failed !== rule, search.failed === rule ? slotFailure[rule] : 'ok'));
  const rules = [
    verdict('active', candidate.active, candidate.active ? 'account active' : 'account not active'),
    verdict('available', !candidate.away, candidate.away ? 'set away' : 'not away'),
    skillVerdict(candidate, request),
    verdict('area', inArea || !policy.areaRequired, inArea ? 'inside the service area' : policy.areaRequired ? 'outside the service area' : 'outside, area dropped by policy'),
    wishVerdict(candidate.expertId, request),
    verdict('not_refused', !candidate.refusedThis, candidate.refusedThis ? 'declined or let it expire within 24 h' : 'ok'),
    ...timed,
  ];
  return { rules, slot: search.slot };
}

const slotFailure = {
  shift: 'not on shift for travel and work',
  free_time: 'no free stretch long enough',
  window: 'cannot arrive in time',
  travel: 'too far to travel',
} as const;

const clamp = (value: number): number => Math.max(0, Math.min(100, value));

/** How scarce each skill is among these experts: 1 when one holds it, towards 0 when all do. */
function rarityOf(candidates: readonly Candidate[]): Map<string, number> {
  const holders = new Map<string, number>();
  for (const { active, skills } of candidates) if (active) for (const { skill } of skills) holders.set(skill, (holders.get(skill) ?? 0) + 1);
  return new Map([...holders].map(([skill, count]) => [skill, 1 / count]));
}

type Scoring = { readonly request: DispatchRequest; readonly policy: DispatchPolicy; readonly rarity: ReadonlyMap<string, number> };
type Placed = { readonly candidate: Candidate; readonly slot: Slot };

function partValue(part: ScorePart, { candidate, slot }: Placed, { request, rarity }: Scoring): number {
  const promisedFrom = request.window.kind === 'window' ? request.window.from : request.now;
  switch (part) {
    case 'arrival': return clamp(((120 - (slot.arriveAt - promisedFrom) / minute) / 90) * 100);
    case 'slack': return clamp(((request.arriveDue - slot.arriveAt) / (120 * minute)) * 100);
    case 'skill_fit': {
      const above = request.requiredSkills.map((need) => (candidate.skills.find((s) => s.skill === need.skill)?.level ?? need.level) - need.level);
      return clamp(100 - 20 * Math.max(0, ...above));
    }
    case 'rare_skill': {
      const spare = candidate.skills.filter((s) => !request.requiredSkills.some((need) => need.skill === s.skill));
      return clamp(100 * (1 - Math.max(0, ...spare.map((s) => rarity.get(s.skill) ?? 0))));
    }
    case 'continuity': return candidate.expertId === request.previousExpertId ? 100 : 0;
    case 'fair_load': return clamp(100 * (1 - candidate.bookedMinutesToday / 480));
    case 'travel': return clamp(100 * (1 - slot.travelMinutes / 60));
  }
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

function scoreOf(candidate: Candidate, slot: Slot, scoring: Scoring): NonNullable<CandidateVerdict['score']> {
  const weights = Object.entries(scoring.policy.weights) as [ScorePart, number][];
  const parts: ScoredPart[] = weights.filter(([, weight]) => weight > 0).map(([part, weight]) => ({ part, weight, value: hundredths(partValue(part, { candidate, slot }, scoring)) }));
  return { total: hundredths(parts.reduce((sum, { weight, value }) => sum + (weight * value) / 100, 0)), parts };
}

/** The rule that most candidates who passed everything before it fell at: what a person would have to change. */
export function waitingReasonOf(candidates: readonly CandidateVerdict[]): WaitingReason {
  const passing = (upTo: readonly HardRule[]) => candidates.filter((c) => c.rules.every((r) => r.passed || !upTo.includes(r.rule)));
  if (passing(['active', 'skills']).length === 0) return 'no_expert_with_skill';
  if (passing(['active', 'skills', 'area', 'not_excluded']).length === 0) return 'no_expert_in_area';
  const left = passing(['active', 'skills', 'area', 'not_excluded']);
  const willing = left.filter((c) => c.rules.every((r) => r.passed || r.rule !== 'not_refused'));
  if (willing.length === 0) return 'all_declined';
  const has = (rule: HardRule) => willing.some((c) => c.rules.some((r) => r.rule === rule && !r.passed));
  if (has('free_time')) return 'all_experts_booked';
  if (has('window') || has('travel')) return 'window_not_reachable';
  return 'no_expert_on_shift';
}

type Ranked = { readonly candidate: Candidate; readonly verdict: CandidateVerdict };

/** Best first: score, then shorter travel, fewer offers today, lowest id. Ineligible candidates follow by id. */
function byRank(a: Ranked, b: Ranked): number {
  const score = (b.verdict.score?.total ?? -1) - (a.verdict.score?.total ?? -1);
  const travel = (a.verdict.slot?.travelMinutes ?? 0) - (b.verdict.slot?.travelMinutes ?? 0);
  const byId = a.candidate.expertId < b.candidate.expertId ? -1 : 1;
  if (!a.verdict.eligible && !b.verdict.eligible) return byId;
  return score || travel || a.candidate.offersToday - b.candidate.offersToday || byId;
}

/**
 * Who should come: every candidate with each rule's verdict and each part of the score, best first, and the first
 * `wanted` eligible ones chosen. Pure and deterministic: the same input gives the same answer when replayed.
 */
export function chooseExpert(request: DispatchRequest, candidates: readonly Candidate[], choice: { readonly policy: DispatchPolicy; readonly wanted: number }): Decision {
  const scoring: Scoring = { request, policy: choice.policy, rarity: rarityOf(candidates) };
  const ranked = candidates.map((candidate): Ranked => {
    const { rules, slot } = rulesOf(candidate, request, choice.policy);
    const eligible = rules.every((rule) => rule.passed) && slot !== null;
    const score = eligible && slot ? scoreOf(candidate, slot, scoring) : null;
    return { candidate, verdict: { expertId: candidate.expertId, name: candidate.name, eligible, rules, slot, score } };
  });
  const verdicts = ranked.sort(byRank).map((r) => r.verdict);
  const chosen = verdicts.filter((v) => v.eligible).slice(0, choice.wanted).map((v) => v.expertId);
  return {
    ticketId: request.ticketId,
    at: request.now,
    policy: policyLabel(choice.policy),
    chosen,
    waitingReason: chosen.length > 0 ? null : waitingReasonOf(verdicts),
    candidates: verdicts,
  };
}
