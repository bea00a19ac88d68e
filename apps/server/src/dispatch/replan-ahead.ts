import { inTransaction, type Tx } from '@sysops/db/connection';
import { churnOfDay, plannedVisits, saveAssignmentStatus, standingsOf } from '@sysops/db/dispatch';
import { chooseExpert, moveAssignment, policyFor, replan, type Candidate, type DispatchRequest, type ExpertPlan, type HardRule, type PlanMove, type PlanVisit } from '@sysops/domain/dispatch';
import { day } from '@sysops/domain/shared';
import type { Ticket } from '@sysops/domain/tickets';
import type { App } from '../app.ts';
import { automaticExperts } from '../experts/index.ts';
import { actOnTicket, findTicket, systemActor } from '../tickets/index.ts';
import { horizonOf, requestFor } from './dispatch-request.ts';
import { gatherCandidates, standingFields } from './gather-candidates.ts';
import { Contended, giveVisit } from './give-visit.ts';
import { prepareDecision } from './prepare-decision.ts';
import { withPlans } from './with-plan.ts';

/** One pass looks at so many visits ahead and experts, and lets at most one in ten announced visits of a day change hands. */
const mostVisits = 150;
const mostExperts = 60;
const churnShare = 0.1;

/** Rules that are not about time; time is the plan's own affair. */
const timeless: readonly HardRule[] = ['active', 'available', 'skills', 'area', 'not_excluded', 'not_refused'];

type Ahead = { readonly ticket: Ticket; readonly request: DispatchRequest; readonly assignmentId: string; readonly expertId: string };

async function readAhead(tx: Tx): Promise<Ahead[]> {
  const ahead: Ahead[] = [];
  for (const { id, ticketId, expertId } of await plannedVisits(tx.em, mostVisits)) {
    const ticket = await findTicket(tx, ticketId);
    const request = ticket?.status === 'assigned' ? await requestFor(tx, ticket) : null;
    if (ticket && request) ahead.push({ ticket, request, assignmentId: id, expertId });
  }
  return ahead;
}

/** Employees may get a visit without being asked; everybody else keeps his own. */
async function mayCome(tx: Tx, { request, expertId, ticket }: Ahead, candidates: readonly Candidate[]): Promise<string[]> {
  const standings = await standingsOf(tx.em, { ticketId: ticket.id, customerId: ticket.customerId });
  const open = candidates.map(({ customerWish: _ofAnother, ...candidate }) => ({ ...candidate, ...standingFields(standings.get(candidate.expertId)) }));
  const { candidates: verdicts } = chooseExpert(request, open, { policy: policyFor(request.priority), wanted: 1 });
  const able = verdicts.filter((v) => v.rules.every((rule) => rule.passed || !timeless.includes(rule.rule))).map((v) => v.expertId);
  const automatic = new Set(candidates.filter((c) => c.autoAccept).map((c) => c.expertId));
  return [...new Set([expertId, ...able.filter((id) => automatic.has(id))])];
}

async function toVisit(tx: Tx, ahead: Ahead, candidates: readonly Candidate[]): Promise<PlanVisit | null> {
  const { ticket, request } = ahead;
  const planned = candidates.find((c) => c.expertId === ahead.expertId)?.plan.find((r) => r.assignmentId === ahead.assignmentId);
  if (!planned) return null;
  const from = request.window.kind === 'window' ? request.window.from : ticket.createdAt;
  return {
    ticketId: ticket.id, assignmentId: ahead.assignmentId, place: { lat: request.place.lat, lng: request.place.lng }, workMinutes: request.expectedMinutes, priority: request.priority,
    waitsFrom: from, earliestArrival: Math.max(from, request.now), latestArrival: planned.latestArrival ?? planned.arriveAt, dueAt: request.arriveDue,
    // Who was there before keeps his follow-up.
    hold: ticket.pin === null && planned.latestArrival != null && request.followUpExpertId !== ahead.expertId ? 'announced' : 'fixed', arriveAt: planned.arriveAt, mayCome: await mayCome(tx, ahead, candidates),
  };
}

/** From where and when each expert is free, and what he has then; whatever is offered or under way counts as taken. */
function toPlan({ expertId, plan, location, working }: Candidate, visits: ReadonlyMap<string, PlanVisit>, now: number): ExpertPlan {
  const taken = plan.filter((r) => !visits.has(r.assignmentId)).at(-1);
  return {
    expertId, working, freeAt: Math.max(now, taken?.to ?? now), place: taken?.place ?? { lat: location.lat, lng: location.lng },
    visits: plan.flatMap((r) => {
      const visit = visits.get(r.assignmentId);
      return visit ? [visit] : [];
    }),
  };
}

async function findMoves(tx: Tx): Promise<readonly PlanMove[]> {
  const ahead = await readAhead(tx);
  const [first] = ahead;
  const automatic = await automaticExperts(tx.em, mostExperts);
  if (!first || automatic.length === 0) return [];
  const { accepted, moved } = await churnOfDay(tx.em);
  const changesLeft = Math.floor(accepted * churnShare) - moved;
  if (changesLeft <= 0) return [];
  const only = [...new Set([...ahead.map((a) => a.expertId), ...automatic])].slice(0, mostExperts);
  const horizonTo = Math.max(horizonOf(first.request, policyFor(first.request.priority)), tx.now + 2 * day);
  const [candidates = []] = await gatherCandidates(tx, [{ request: first.request, customerId: first.ticket.customerId, horizonTo, only }]);
  const visits = new Map<string, PlanVisit>();
  for (const one of ahead) {
    const visit = await toVisit(tx, one, candidates);
    if (visit) visits.set(one.assignmentId, visit);
  }
  return replan({ experts: candidates.map((c) => toPlan(c, visits, tx.now)), waiting: [], changesLeft }).moves;
}

/** One better place for one visit, if what was seen still holds: released and given anew in one transaction, decided and recorded like any other. */
async function carryOut(app: App, move: PlanMove): Promise<boolean> {
  const { fromExpertId, toExpertId, assignmentId } = move;
  if (!fromExpertId || !assignmentId) return false;
  return withPlans(app, [fromExpertId, toExpertId], async ({ tx, visits, tickets }) => {
    const visit = visits.find((one) => one.id === assignmentId);
    const ticket = tickets.get(move.ticketId);
    const holds = visit?.status === 'accepted' && visit.latestArrival !== null && visit.arriveAt === move.before && visit.departAt > tx.now && ticket?.status === 'assigned' && ticket.pin === null;
    if (!holds || !visit || !ticket) return false;
    await saveAssignmentStatus(tx, visit.id, { status: moveAssignment(visit, 'release', tx.now), reason: 'replanned' });
    const released = await actOnTicket(tx, ticket, { command: { type: 'release', by: systemActor, waitingReason: 'reassigned', reason: 'A better plan was found' }, details: { quiet: true } });
    const prepared = await prepareDecision(tx, released);
    const candidates = prepared?.candidates.filter((c) => c.expertId === toExpertId && c.autoAccept) ?? [];
    if (!prepared || candidates.length === 0) throw new Contended();
    const { departWithinMinutes: _, ...policy } = prepared.policy;
    // A visit that has its time already takes none of the hours kept for urgent work.
    const { heldBack: _kept, followUpExpertId: _others, ...request } = prepared.request;
    const decision = chooseExpert(request, candidates, { policy, wanted: 1 });
    const arriveAt = decision.candidates[0]?.slot?.arriveAt ?? Infinity;
    if (decision.chosen.length === 0 || arriveAt > Math.max(visit.arriveAt, visit.latestArrival ?? 0)) throw new Contended();
    await giveVisit(tx, { ...prepared, request, candidates, policy, wanted: 1 }, decision);
    return true;
  }).catch((error: unknown) => {
    if (error instanceof Contended) return false;
    throw error;
  });
}

/** Looks for a better plan of what has not begun and carries out what still holds when it is saved. Says how many visits changed hands. */
export async function replanAhead(app: App): Promise<number> {
  const moves = await inTransaction(app.orm.em, findMoves);
  let moved = 0;
  for (const move of moves) moved += (await carryOut(app, move)) ? 1 : 0;
  return moved;
}

