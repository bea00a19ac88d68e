import { areaContains } from '../experts/index.ts';
import { minute, type Instant } from '../shared/index.ts';
import type { WaitingReason } from '../tickets/index.ts';
import { scoreParts, type Candidate, type CandidateVerdict, type Decision, type DispatchPolicy, type DispatchRequest, type HardRule, type RuleVerdict, type ScoredPart, type ScorePart, type Slot } from './decision.ts';
import { findSlot } from './find-slot.ts';
import { followUpOf, patienceFor } from './follow-up.ts';
import { closedHours, type Sought } from './held-back.ts';
import { insertVisit } from './insert-visit.ts';
import { policyLabel } from './policy.ts';

const verdict = (rule: HardRule, passed: boolean, detail: string): RuleVerdict => ({ rule, passed, detail });

/** A certificate must hold until `validUntil`: now, or from policy version 2 the end of the visit. */
function skillVerdict(candidate: Candidate, request: DispatchRequest, validUntil: Instant): RuleVerdict {
  const lacking = request.requiredSkills.filter(({ skill, level }) =>
    !candidate.skills.some((s) => s.skill === skill && s.level >= level && (s.expiresAt === null || s.expiresAt > validUntil)));
  const detail = lacking.length === 0 ? 'has every skill' : `lacks ${lacking.map((s) => `${s.skill} ${s.level}`).join(', ')}`;
  return verdict('skills', lacking.length === 0, detail);
}

function wishVerdict({ expertId, customerWish }: Candidate, { excludedExpertIds, requiredExpertId }: DispatchRequest): RuleVerdict {
  if (requiredExpertId && requiredExpertId !== expertId) return verdict('not_excluded', false, 'another expert is pinned');
  if (customerWish === 'excluded') return verdict('not_excluded', false, 'excluded by the customer for every visit');
  const excluded = excludedExpertIds.includes(expertId);
  return verdict('not_excluded', !excluded, excluded ? 'excluded by the customer' : 'ok');
}

function rulesOf(candidate: Candidate, request: Sought, policy: DispatchPolicy): { rules: RuleVerdict[]; slot: Slot | null } {
  const inArea = areaContains(candidate.serviceArea, request.place);
  const search = policy.insertion ? insertVisit(candidate, request, policy) : findSlot(candidate, request, policy);
  const validUntil = policy.insertion && search.slot ? search.slot.finishAt : request.now;
  const timed = (request.heldBack ? timedRules : timedRules.filter((rule) => rule !== 'held_back')).map((rule) => verdict(rule, search.failed !== rule, search.failed === rule ? slotFailure[rule] : 'ok'));
  const rules = [
    verdict('active', candidate.active, candidate.active ? 'account active' : 'account not active'),
    verdict('available', !candidate.away, candidate.away ? 'set away' : 'not away'),
    skillVerdict(candidate, request, validUntil),
    verdict('area', inArea || !policy.areaRequired, inArea ? 'inside the service area' : policy.areaRequired ? 'outside the service area' : 'outside, area dropped by policy'),
    wishVerdict(candidate, request),
    verdict('not_refused', !candidate.refusedThis, candidate.refusedThis ? 'declined or let it expire within 24 h' : 'ok'),
    ...timed,
  ];
  return { rules, slot: search.slot };
}

const timedRules = ['shift', 'free_time', 'window', 'travel', 'held_back'] as const;

const slotFailure = {
  shift: 'not on shift for travel and work',
  free_time: 'no free stretch long enough',
  window: 'cannot arrive in time',
  travel: 'too far to travel',
  held_back: 'only hours kept for urgent work are left',
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

/** The expert whom the ticket itself names counts in full; whom the customer likes in general, in full when it names nobody. */
function continuityOf({ expertId, customerWish }: Candidate, { previousExpertId }: DispatchRequest): number {
  if (expertId === previousExpertId) return 100;
  if (customerWish !== 'preferred') return 0;
  return previousExpertId === null ? 100 : 50;
}

function partValue(part: ScorePart, { candidate, slot }: Placed, { request, rarity, policy }: Scoring): number {
  const full = policy.arrivalFullMinutes ?? 30;
  const promisedFrom = request.window.kind === 'window' ? request.window.from : request.now;
  switch (part) {
    case 'arrival': {
      const others = (slot.addedDelayMinutes ?? 0) * (policy.insertion?.slideWeight ?? 0);
      return clamp(((120 - (slot.arriveAt - promisedFrom) / minute - others) / (120 - full)) * 100);
    }
    case 'slack': return clamp(((request.arriveDue - slot.arriveAt) / (120 * minute)) * 100);
    case 'skill_fit': {
      const above = request.requiredSkills.map((need) => (candidate.skills.find((s) => s.skill === need.skill)?.level ?? need.level) - need.level);
      return clamp(100 - 20 * Math.max(0, ...above));
    }
    case 'rare_skill': {
      const spare = candidate.skills.filter((s) => !request.requiredSkills.some((need) => need.skill === s.skill));
      return clamp(100 * (1 - Math.max(0, ...spare.map((s) => rarity.get(s.skill) ?? 0))));
    }
    case 'continuity': return continuityOf(candidate, request);
    case 'fair_load': return clamp(100 * (1 - candidate.bookedMinutesToday / 480));
    case 'travel': return clamp(100 * (1 - (slot.addedTravelMinutes ?? slot.travelMinutes) / 60));
  }
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

function scoreOf(candidate: Candidate, slot: Slot, scoring: Scoring): NonNullable<CandidateVerdict['score']> {
  // In a fixed order, whatever order a stored policy's keys came back in.
  const weights = scoreParts.map((part) => ({ part, weight: scoring.policy.weights[part] }));
  const parts: ScoredPart[] = weights.filter(({ weight }) => weight > 0).map(({ part, weight }) => ({ part, weight, value: hundredths(partValue(part, { candidate, slot }, scoring)) }));
  return { total: hundredths(parts.reduce((sum, { weight, value }) => sum + (weight * value) / 100, 0)), parts };
}

/** Whoever could come now, if only he had not said no. */
const onlyDeclined = ({ rules, slot }: CandidateVerdict): boolean => slot !== null && rules.every((r) => r.passed === (r.rule !== 'not_refused'));

/** The rule that most candidates who passed everything before it fell at: what a person would have to change. */
export function waitingReasonOf(candidates: readonly CandidateVerdict[], declinedFirst = false): WaitingReason {
  if (declinedFirst && candidates.some(onlyDeclined) && !candidates.some((c) => c.eligible)) return 'all_declined';
  const passing = (upTo: readonly HardRule[]) => candidates.filter((c) => c.rules.every((r) => r.passed || !upTo.includes(r.rule)));
  if (passing(['active', 'skills']).length === 0) return 'no_expert_with_skill';
  const left = passing(['active', 'skills', 'area', 'not_excluded']);
  if (left.length === 0) return 'no_expert_in_area';
  const willing = left.filter((c) => c.rules.every((r) => r.passed || r.rule !== 'not_refused'));
  if (willing.length === 0) return 'all_declined';
  const has = (rule: HardRule) => willing.some((c) => c.rules.some((r) => r.rule === rule && !r.passed));
  if (has('free_time') || has('held_back')) return 'all_experts_booked';
  if (has('window') || has('travel')) return 'window_not_reachable';
  return 'no_expert_on_shift';
}

type Ranked = { readonly candidate: Candidate; readonly verdict: CandidateVerdict; readonly rank: number };

/** The skill that only this expert has and the ticket does not need. */
function scarceSpare({ candidate }: Pick<Ranked, 'candidate'>, { request, rarity }: Scoring): string | undefined {
  const scarce = candidate.scarceSkills ?? candidate.skills.map((s) => s.skill).filter((skill) => rarity.get(skill) === 1);
  return scarce.find((skill) => !request.requiredSkills.some((need) => need.skill === skill));
}

/** Puts the only holder of a scarce skill behind the best of those who come about as soon without one. */
function holdBack(ranked: readonly Ranked[], scoring: Scoring): readonly Ranked[] {
  const within = scoring.policy.rareSkillMinutes;
  if (within === undefined) return ranked;
  const plain = ranked.filter((r) => r.verdict.eligible && scarceSpare(r, scoring) === undefined);
  return ranked.map((r) => {
    const heldBackFor = scarceSpare(r, scoring);
    const { slot } = r.verdict;
    if (!r.verdict.eligible || !slot || heldBackFor === undefined || r.candidate.expertId === scoring.request.previousExpertId) return r;
    const others = plain.filter((o) => (o.verdict.slot?.arriveAt ?? Infinity) <= slot.arriveAt + within * minute);
    if (others.length === 0) return r;
    return { ...r, rank: Math.min(r.rank, Math.max(...others.map((o) => o.rank)) - 0.001), verdict: { ...r.verdict, heldBackFor } };
  });
}

/** Best first: score, then shorter travel, fewer offers today, lowest id. Ineligible candidates follow by id. */
function byRank(a: Ranked, b: Ranked): number {
  const travel = (a.verdict.slot?.travelMinutes ?? 0) - (b.verdict.slot?.travelMinutes ?? 0);
  const byId = a.candidate.expertId < b.candidate.expertId ? -1 : 1;
  if (!a.verdict.eligible && !b.verdict.eligible) return byId;
  return b.rank - a.rank || travel || a.candidate.offersToday - b.candidate.offersToday || byId;
}

/** `keptFor`: experts whom the same batch gives to other tickets, with the ticket; they are passed over. */
export type Choice = { readonly policy: DispatchPolicy; readonly wanted: number; readonly keptFor?: Readonly<Record<string, string>> };

/**
 * Who should come: every candidate with each rule's verdict and each part of the score, best first, and the first
 * `wanted` eligible ones chosen. Pure and deterministic: the same input gives the same answer when replayed.
 */
export function chooseExpert(request: DispatchRequest, candidates: readonly Candidate[], choice: Choice): Decision {
  const scoring: Scoring = { request, policy: choice.policy, rarity: rarityOf(candidates) };
  const closedTo = closedHours(request, candidates);
  const patience = patienceFor(request, choice.policy);
  const judge = (candidate: Candidate, policy: DispatchPolicy): Ranked => {
    const closed = closedTo(candidate);
    const { rules, slot } = rulesOf(candidate, closed.length > 0 ? { ...request, closed } : request, policy);
    const eligible = rules.every((rule) => rule.passed) && slot !== null;
    const score = eligible && slot ? scoreOf(candidate, slot, scoring) : null;
    return { candidate, rank: score?.total ?? -1, verdict: { expertId: candidate.expertId, name: candidate.name, eligible, rules, slot, score } };
  };
  const before = candidates.find((c) => c.expertId === patience?.expertId);
  const awaited = patience && before ? judge(before, patience.policy) : null;
  const followUp = patience && followUpOf(patience, awaited?.verdict);
  const judged = candidates.map((candidate): Ranked => (awaited && followUp?.kept && candidate === before ? { ...awaited, rank: Infinity } : judge(candidate, choice.policy)));
  const verdicts = holdBack(judged, scoring).toSorted(byRank).map((r) => r.verdict);
  const { keptFor } = choice;
  const asked = verdicts.filter((v) => v.eligible && (!followUp?.kept || v.expertId === followUp.expertId));
  const chosen = asked.filter((v) => keptFor?.[v.expertId] === undefined).slice(0, choice.wanted).map((v) => v.expertId);
  return {
    ticketId: request.ticketId,
    at: request.now,
    policy: policyLabel(choice.policy),
    chosen,
    waitingReason: chosen.length > 0 ? null : waitingReasonOf(verdicts, choice.policy.declinedFirst),
    candidates: verdicts,
    ...(keptFor && Object.keys(keptFor).length > 0 ? { keptFor } : {}),
    ...(followUp ? { followUp } : {}),
  };
}
