import { chooseBatch, chooseExpert, ladderSteps, planWith, policyAtStep, policyFor, standardPolicy, urgentPolicy, type BatchDecision, type BatchTicket, type Candidate, type CandidateVerdict, type DispatchPolicy, type HeldBackHour, type LadderStep } from '@sysops/domain/dispatch';
import { minute } from '@sysops/domain/shared';
import { naiveFitsAtEnd, naiveFollowUpUntil, naiveHeldHours, naiveIsCapacity, naivePersonFaults, naivePlanFaults, naiveUsesHeld, naiveVisitFaults } from './naive-rules.ts';
import { randomExpert, randomRequest, withFollowUp, withHeldBack, withWish } from './random-scene.ts';
import { randomFrom, type Random } from './random.ts';

const areaDroppedFrom = ladderSteps.indexOf('neighbouring_areas');

type Judged = { readonly ticket: BatchTicket; readonly areaDropped: boolean };

function randomPolicy(random: Random, priority: 'urgent' | 'high' | 'normal' | 'low'): { policy: DispatchPolicy; areaDropped: boolean } {
  const step: LadderStep = random.pick(ladderSteps);
  const base = random.chance(0.1) ? (priority === 'urgent' ? urgentPolicy : standardPolicy) : policyFor(priority);
  if (random.chance(0.3)) return { policy: base, areaDropped: false };
  return { policy: policyAtStep(base, step), areaDropped: ladderSteps.indexOf(step) >= areaDroppedFrom };
}

function randomBatch(random: Random, size: number): Judged[] {
  const experts = Array.from({ length: 5 }, (_, i) => withWish(random, randomExpert(random, `e${i}`)));
  return Array.from({ length: size }, (_, i) => {
    const request = withFollowUp(random, withHeldBack(random, randomRequest(random, `t${i}`)));
    const { policy, areaDropped } = randomPolicy(random, request.priority);
    return { ticket: { request, policy, candidates: experts.map((e) => ({ ...e, refusedThis: random.chance(0.05) })), wanted: request.priority === 'urgent' ? 3 : 1 }, areaDropped };
  });
}

const isHeldBack = ({ rules }: CandidateVerdict): boolean => rules.some(({ rule, passed }) => rule === 'held_back' && !passed);

/** Differences between a verdict and the naive rules; a passed-over expert who plainly fits is one too. */
function verdictFaults(judged: Judged & { readonly held: readonly HeldBackHour[] }, candidate: Candidate, verdict: CandidateVerdict): string[] {
  const { request, policy } = judged.ticket;
  const held = naiveIsCapacity(candidate, request) ? judged.held : [];
  const person = naivePersonFaults(candidate, request, judged.areaDropped);
  if (verdict.eligible && verdict.slot) {
    const visit = naiveVisitFaults(candidate, request, verdict.slot);
    const skills = policy.version === 1 ? visit.filter((f) => !f.startsWith('skill ends')) : visit;
    return [...person, ...skills, ...naivePlanFaults(candidate, request, verdict.slot), ...(naiveUsesHeld(held, request, verdict.slot) ? ['uses hours held back'] : [])];
  }
  if (verdict.eligible) return ['eligible without a time'];
  if (held.length === 0 && isHeldBack(verdict)) return ['held back without need'];
  const fits = person.length === 0 && naiveFitsAtEnd(candidate, request, { ...timesOf(judged.ticket, candidate), held });
  // A certificate may end between the cheapest place and the last one, and version 1 knows of no departure limit.
  const endsSoon = candidate.skills.some((s) => s.expiresAt !== null);
  return fits && !endsSoon ? ['passed over although he fits'] : [];
}

type Times = { readonly lastDeparture: number; readonly lastArrival: number };

const usualTimes = ({ window, now }: BatchTicket['request'], policy: DispatchPolicy): Times =>
  window.kind === 'window' ? { lastDeparture: Infinity, lastArrival: window.to } : { lastDeparture: now + (policy.departWithinMinutes ?? Infinity) * minute, lastArrival: now + policy.horizonMinutes * minute };

/** Leaves and arrives at the latest: for who was there before as late as a follow-up may be, if that is later. */
function timesOf({ request, policy }: Pick<BatchTicket, 'request' | 'policy'>, candidate: Candidate): Times {
  const usual = usualTimes(request, policy);
  const again = request.window.kind === 'asap' && policy.version >= 3 && request.followUpExpertId === candidate.expertId ? naiveFollowUpUntil(request) : 0;
  return again > usual.lastArrival ? { lastDeparture: Infinity, lastArrival: again } : usual;
}

/** A follow-up goes to who was there before and to nobody else, unless something stands against him; the record says which. */
function followUpFaults({ ticket: { request, candidates, policy }, areaDropped }: Judged, { decision, candidates: planned }: BatchDecision, held: readonly HeldBackHour[]): string[] {
  const asked = policy.version >= 3 ? request.followUpExpertId : null;
  if (!asked) return decision.followUp ? ['speaks of a follow-up that is none'] : [];
  if (decision.followUp?.expertId !== asked) return ['does not say what became of the follow-up'];
  const expert = planned.find((c) => c.expertId === asked);
  const until = naiveFollowUpUntil(request);
  const slot = decision.candidates.find((v) => v.expertId === asked)?.slot ?? null;
  if (decision.followUp.kept) {
    if (decision.chosen.some((id) => id !== asked)) return ['a follow-up offered to somebody else'];
    return expert && slot && slot.arriveAt <= until && naivePersonFaults(expert, request, areaDropped).length === 0 ? [] : ['a follow-up kept for one who cannot come'];
  }
  if (!expert || !candidates.some((c) => c.expertId === asked)) return [];
  const mine = naiveIsCapacity(expert, request) ? held : [];
  const plain = naivePersonFaults(expert, request, areaDropped).length === 0 && lasting(expert);
  return plain && naiveFitsAtEnd(expert, request, { lastDeparture: Infinity, lastArrival: until, held: mine }) ? ['a follow-up taken from one who can come'] : [];
}

/** Certificates that end may end before the visit does; whoever has one is not counted on here. */
const lasting = (expert: Candidate): boolean => expert.skills.every((s) => s.expiresAt === null);

/** "All declined" is said when one could come but for his no and nobody else can; otherwise only when all who are able at all have said no. */
function declinedFaults({ ticket: { request, policy }, areaDropped }: Judged, { decision, candidates }: BatchDecision, held: readonly HeldBackHour[]): string[] {
  if (policy.version < 3 || decision.waitingReason === null) return [];
  const butForHisNo = candidates.filter((expert) => naivePersonFaults(expert, request, areaDropped).join() === 'refused');
  const could = butForHisNo.some((expert) => {
    const slot = decision.candidates.find((v) => v.expertId === expert.expertId)?.slot ?? null;
    return slot !== null && naiveVisitFaults(expert, request, slot).length === 0;
  });
  const plainly = butForHisNo.some((expert) => lasting(expert) && naiveFitsAtEnd(expert, request, { ...usualTimes(request, policy), held: naiveIsCapacity(expert, request) ? held : [] }));
  if (plainly && decision.waitingReason !== 'all_declined') return ['nobody is told that all have declined'];
  const willing = candidates.some((expert) => lasting(expert) && naivePersonFaults({ ...expert, away: false }, request, areaDropped).length === 0);
  return decision.waitingReason === 'all_declined' && !could && willing ? ['somebody has not declined'] : [];
}

/** The expert's plan with the visit in it holds no two things at once. */
function overlapFaults(candidate: Candidate, decided: BatchDecision, verdict: CandidateVerdict): string[] {
  if (!verdict.slot) return ['chosen without a time'];
  const { request } = decided;
  const plan = planWith(candidate.plan, { ticketId: request.ticketId, place: request.place, slot: verdict.slot });
  return plan.some((a, i) => plan.some((b, j) => i < j && a.from < b.to && b.from < a.to)) ? ['double booking'] : [];
}

type Tally = { decisions: number; candidates: number; offers: number; nobody: number; moved: number; heldBack: number; followUps: number };

/** Whatever is wrong with one decision. */
function decisionFaults(judged: Judged, decided: BatchDecision, tally: Tally): string[] {
  const { request, candidates, policy, wanted, decision } = decided;
  const held = naiveHeldHours(request, candidates);
  const faults = decision.candidates.flatMap((verdict) => {
    if (isHeldBack(verdict)) tally.heldBack += 1;
    const candidate = candidates.find((c) => c.expertId === verdict.expertId);
    return candidate ? verdictFaults({ ...judged, held }, candidate, verdict) : ['a stranger'];
  });
  faults.push(...followUpFaults(judged, decided, held), ...declinedFaults(judged, decided, held));
  if (decision.followUp?.kept) tally.followUps += 1;
  for (const id of decision.chosen) {
    const candidate = candidates.find((c) => c.expertId === id);
    const verdict = decision.candidates.find((v) => v.expertId === id);
    if (!candidate || !verdict?.eligible) faults.push('chosen but not eligible');
    else {
      tally.moved += verdict.slot?.moves?.length ?? 0;
      faults.push(...overlapFaults(candidate, decided, verdict));
    }
  }
  const { keptFor } = decision;
  const again = chooseExpert(request, candidates, { policy, wanted, ...(keptFor ? { keptFor } : {}) });
  if (again.chosen.join() !== decision.chosen.join()) faults.push('replays differently');
  tally.decisions += 1;
  tally.candidates += candidates.length;
  tally.offers += decision.chosen.length;
  if (decision.chosen.length === 0) tally.nobody += 1;
  return faults;
}

export type RulesReport = Readonly<Tally> & { readonly seed: number; readonly violations: readonly string[] };

/** Random tickets and experts, decided one by one and in batches, against the rules written a second time. `cases` counts tickets. */
export function simulateRules({ cases, seed }: { readonly cases: number; readonly seed: number }): RulesReport {
  const random = randomFrom(seed);
  const tally: Tally = { decisions: 0, candidates: 0, offers: 0, nobody: 0, moved: 0, heldBack: 0, followUps: 0 };
  const violations: string[] = [];
  while (tally.decisions < cases) {
    const judged = randomBatch(random, Math.min(cases - tally.decisions, random.chance(0.5) ? 1 : random.int(2, 6)));
    const decided = chooseBatch(judged.map((j) => j.ticket));
    if (decided.length !== judged.length) violations.push(`${judged.length - decided.length} tickets without a decision`);
    for (const decision of decided) {
      const mine = judged.find((j) => j.ticket.request.ticketId === decision.request.ticketId);
      for (const fault of mine ? decisionFaults(mine, decision, tally) : ['a strange ticket']) violations.push(`case ${tally.decisions}, ${decision.request.ticketId}: ${fault}`);
    }
    violations.push(...batchOverlaps(decided));
  }
  return { ...tally, seed, violations };
}

/** No expert has two visits of a batch at once, whatever was moved in between. */
function batchOverlaps(decided: readonly BatchDecision[]): string[] {
  const given = new Map<string, { from: number; to: number }[]>();
  const faults: string[] = [];
  for (const { decision } of decided) {
    for (const id of decision.chosen) {
      const slot = decision.candidates.find((v) => v.expertId === id)?.slot;
      if (!slot) continue;
      const mine = given.get(id) ?? [];
      if (mine.some((g) => g.from < slot.finishAt && slot.departAt < g.to)) faults.push(`${id} twice at once in a batch`);
      given.set(id, [...mine, { from: slot.departAt, to: slot.finishAt }]);
    }
  }
  return faults;
}
