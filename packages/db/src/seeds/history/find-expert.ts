import { chooseExpert, moveAssignment, offerExpiry, parallelOffers, policyFor, type Candidate, type Decision, type DispatchPolicy, type DispatchRequest, type Slot } from '@sysops/domain/dispatch';
import { hour, minute } from '@sysops/domain/shared';
import type { ExpertCard } from '@sysops/domain/tickets';
import type { DemoExpert } from '../people/experts.ts';
import { candidatesFor, requestOf } from './candidates.ts';
import { assignmentsOf, changeAssignment, expertById, expertRef, staffRef, system, tell, type Past, type SeededAssignment, type Told } from './past.ts';
import { startVisit } from './visit.ts';

type Choice = { readonly request: DispatchRequest; readonly policy: DispatchPolicy; readonly inputs: readonly Candidate[]; readonly decision: Decision };

const cardOf = ({ name, languages, skills }: DemoExpert): ExpertCard => ({ name, firstName: name.split(' ')[0] ?? name, languages, skills: skills.map(({ skill }) => skill).toSorted() });

const visitOf = (past: Past, a: SeededAssignment) => ({ assignmentId: a.id, expertId: a.expertId, expert: cardOf(expertById(past, a.expertId)) });

function keepDecision(past: Past, { request, policy, inputs, decision }: Choice, by: { readonly by: 'system' | 'manager'; readonly reason: string | null }): string {
  const id = past.chance.id(request.now);
  past.decisions.push({ id, at: request.now, ...by, overrides: [], wanted: by.by === 'manager' ? 1 : parallelOffers(request.priority), request, policy, inputs, decision });
  return id;
}

function reserve(past: Past, told: Told, made: { readonly expertId: string; readonly slot: Slot; readonly decisionId: string; readonly nth: number; readonly accepted: boolean }): SeededAssignment {
  const { now } = past.agenda;
  const { departAt, arriveAt, finishAt, travelMinutes } = made.slot;
  const { location } = told.ticket.place;
  const assignment: SeededAssignment = {
    id: past.chance.id(now), ticketId: told.ticket.id, expertId: made.expertId, status: made.accepted ? 'accepted' : 'offered', slot: made.nth, offeredAt: now, expiresAt: offerExpiry(told.ticket.priority, now),
    departAt, arriveAt, finishAt, travelMinutes, place: { lat: location?.lat ?? 0, lng: location?.lng ?? 0 }, decisionId: made.decisionId, answeredAt: made.accepted ? now : null, endedAt: null, endReason: null,
  };
  past.assignments.set(assignment.id, assignment);
  return assignment;
}

/** A manager sends somebody himself. */
function assignByHand(past: Past, told: Told, request: DispatchRequest): void {
  const policy = { ...policyFor(request.priority), areaRequired: false };
  const inputs = candidatesFor(past, request).filter((candidate) => candidate.expertId === told.course.byHand).map((candidate) => ({ ...candidate, away: false }));
  const decision = chooseExpert(request, inputs, { policy, wanted: 1 });
  const slot = decision.candidates[0]?.slot;
  const expertId = decision.chosen[0];
  if (!slot || !expertId) throw new Error('The expert chosen by hand cannot come');
  const reason = 'The customer knows this expert and asked for the visit';
  const decisionId = keepDecision(past, { request, policy, inputs, decision }, { by: 'manager', reason });
  const a = reserve(past, told, { expertId, slot, decisionId, nth: 1, accepted: true });
  tell(past, told, { type: 'assign', by: staffRef('manager', past.chance), reason, visit: visitOf(past, a), departAt: a.departAt, arriveBy: a.arriveAt });
  startVisit(past, told, a);
}

/** A visit that nobody can make within this time goes to somebody else's shop. */
const patience = 40 * hour;

/** Nobody can come: the reason is told once, and the search goes on. */
function waitOn(past: Past, told: Told, choice: Choice): void {
  const reason = choice.decision.waitingReason;
  if (reason === null) return;
  if (told.lastReason !== reason) {
    told.lastReason = reason;
    keepDecision(past, choice, { by: 'system', reason: null });
    if (told.ticket.status === 'waiting' && told.ticket.waitingReason !== reason) tell(past, told, { type: 'explain_waiting', by: system, waitingReason: reason });
  }
  const { now } = past.agenda;
  if (now - told.ticket.createdAt > patience && told.course.answer !== 'wait') return tell(past, told, { type: 'cancel', by: staffRef('manager', past.chance), reason: 'None of our experts can reach it; a partner shop takes it' });
  past.agenda.add(now + (now - told.ticket.createdAt > 3 * hour ? 90 : 15) * minute, () => findExpert(past, told));
}

/** The domain's own choice for a waiting ticket, offered to those it chose. */
export function findExpert(past: Past, told: Told): void {
  const { now } = past.agenda;
  const request = told.ticket.status === 'waiting' ? requestOf(told.ticket, now) : null;
  if (!request) return;
  if (told.course.byHand) return assignByHand(past, told, request);
  const policy = policyFor(request.priority);
  const inputs = candidatesFor(past, request);
  const decision = chooseExpert(request, inputs, { policy, wanted: parallelOffers(request.priority) });
  const choice = { request, policy, inputs, decision };
  if (decision.chosen.length === 0) return waitOn(past, told, choice);
  const decisionId = keepDecision(past, choice, { by: 'system', reason: null });
  const [first] = decision.chosen;
  const automatic = decision.chosen.length === 1 && inputs.some((c) => c.expertId === first && c.autoAccept);
  const asked = decision.chosen.flatMap((expertId, n) => {
    const slot = decision.candidates.find((c) => c.expertId === expertId)?.slot;
    return slot ? [reserve(past, told, { expertId, slot, decisionId, nth: n + 1, accepted: automatic })] : [];
  });
  if (automatic && asked[0]) {
    const [a] = asked;
    tell(past, told, { type: 'assign', by: system, visit: visitOf(past, a), departAt: a.departAt, arriveBy: a.arriveAt });
    return startVisit(past, told, a);
  }
  tell(past, told, { type: 'offer', by: system, expiresAt: offerExpiry(told.ticket.priority, now) });
  for (const a of asked) answerLater(past, told, a);
}

/** Most accept within minutes, some decline, a few do not answer. */
function answerLater(past: Past, told: Told, a: SeededAssignment): void {
  const { chance, agenda } = past;
  if (told.course.answer === 'wait') return;
  const drawn = told.course.steady ? 100 : chance.int(1, 100);
  const thinking = chance.int(25, 110) * 1000;
  if (drawn <= 5) agenda.add(a.expiresAt, () => endOffer(past, told, { id: a.id, how: 'expire', reason: 'no answer' }));
  else if (drawn <= 13) agenda.add(agenda.now + thinking, () => endOffer(past, told, { id: a.id, how: 'decline', reason: chance.pick(['schedule', 'location', 'parts'] as const) }));
  else agenda.add(agenda.now + thinking, () => accept(past, told, a.id));
}

function endOffer(past: Past, told: Told, end: { readonly id: string; readonly how: 'expire' | 'decline'; readonly reason: string }): void {
  const a = past.assignments.get(end.id);
  const { now } = past.agenda;
  if (!a || a.status !== 'offered') return;
  const at = end.how === 'expire' ? a.expiresAt : now;
  changeAssignment(past, a.id, { status: moveAssignment(a, end.how, at), answeredAt: now, endedAt: now, endReason: end.reason });
  if (told.ticket.status !== 'offered' || assignmentsOf(past, { ticketId: a.ticketId }).some((other) => other.status === 'offered')) return;
  const expired = end.how === 'expire';
  tell(past, told, { type: 'end_offers', by: expired ? system : expertRef(expertById(past, a.expertId)), waitingReason: expired ? 'offer_expired' : 'all_declined', reason: end.reason });
  past.agenda.add(now + 1000, () => findExpert(past, told));
}

/** The first to accept has the job; whoever else was asked is told that it is gone. */
function accept(past: Past, told: Told, id: string): void {
  const a = past.assignments.get(id);
  const { now } = past.agenda;
  if (!a || a.status !== 'offered' || told.ticket.status !== 'offered') return;
  const mine = changeAssignment(past, id, { status: moveAssignment(a, 'accept', now), answeredAt: now });
  for (const other of assignmentsOf(past, { ticketId: a.ticketId })) {
    if (other.status === 'offered') changeAssignment(past, other.id, { status: moveAssignment(other, 'withdraw', now), answeredAt: now, endedAt: now, endReason: 'another expert accepted' });
  }
  tell(past, told, { type: 'accept', by: expertRef(expertById(past, a.expertId)), visit: visitOf(past, mine), departAt: mine.departAt, arriveBy: mine.arriveAt });
  startVisit(past, told, mine);
}
