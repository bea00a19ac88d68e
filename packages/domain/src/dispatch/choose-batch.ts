import type { Priority } from '../tickets/index.ts';
import { chooseExpert } from './choose-expert.ts';
import type { Candidate, Decision, DispatchPolicy, DispatchRequest, Reservation, Slot } from './decision.ts';
import { startMatching, type Matching, type MatchingProblem } from './matching.ts';

/** One ticket of a batch. `wanted`: how many experts may be asked at once. */
export type BatchTicket = { readonly request: DispatchRequest; readonly candidates: readonly Candidate[]; readonly policy: DispatchPolicy; readonly wanted: number };

/** `candidates` are the inputs that the decision was made from: plans hold what the batch had given out before. */
export type BatchDecision = BatchTicket & { readonly decision: Decision };

/** Work that stops after each small part, so that whoever does it can let others run in between. */
export type InTurns<Result> = Generator<undefined, Result, undefined>;

export type SolveMatching = (problem: MatchingProblem) => InTurns<Matching>;

/** Row by row: a row of a matching over 2,000 experts takes well under a millisecond. */
export function* matchInTurns(problem: MatchingProblem): InTurns<Matching> {
  const run = startMatching(problem);
  while (!run.step(1)) yield;
  return run.result();
}

/** Price of leaving a ticket for the next round: a lower priority never pushes a higher one out. */
const alonePrice: Readonly<Record<Priority, number>> = { urgent: 8e9, high: 4e9, normal: 2e9, low: 1e9 };

/** One place in the ranking costs a point, so that the optimum passes over a better expert only for another ticket. */
const costAt = (verdicts: Decision['candidates'], place: number): number => {
  const worst = verdicts.slice(0, place + 1).reduce((least, v) => Math.min(least, v.score?.total ?? 0), 100);
  return Math.round((100 - worst) * 100) * 1000 + place;
};

type Open = { readonly ticket: BatchTicket; readonly decision: Decision };

function problemOf(open: readonly Open[], expertIds: readonly string[]): MatchingProblem {
  const columnOf = new Map(expertIds.map((id, column) => [id, column]));
  const costs = new Float64Array(open.length * expertIds.length).fill(Infinity);
  open.forEach(({ decision }, row) => decision.candidates.forEach((verdict, place) => {
    const column = columnOf.get(verdict.expertId);
    const open = !decision.followUp?.kept || decision.followUp.expertId === verdict.expertId;
    if (verdict.eligible && open && column !== undefined) costs[row * expertIds.length + column] = costAt(decision.candidates, place);
  }));
  return { rows: open.length, columns: expertIds.length, costs, alone: Float64Array.from(open, (o) => alonePrice[o.ticket.request.priority]) };
}

/** The plan with a visit put in, and what had to move moved. */
export function planWith(plan: readonly Reservation[], added: { readonly ticketId: string; readonly place: DispatchRequest['place']; readonly slot: Slot }): Reservation[] {
  const { slot, place, ticketId } = added;
  const moves = new Map((slot.moves ?? []).map((move) => [move.assignmentId, move]));
  const moved = plan.map((visit): Reservation => {
    const move = moves.get(visit.assignmentId);
    return move ? { ...visit, from: move.from, arriveAt: move.arriveAt, to: move.to } : visit;
  });
  const fresh: Reservation = { assignmentId: ticketId, from: slot.departAt, arriveAt: slot.arriveAt, to: slot.finishAt, place: { lat: place.lat, lng: place.lng } };
  return [...moved, fresh].sort((a, b) => a.from - b.from);
}

/** Asked experts of one round, by expert: the ticket that has him. */
type Given = Map<string, { readonly ticketId: string; readonly place: DispatchRequest['place']; readonly slot: Slot }>;

const priorities: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];
const byUrgency = (a: BatchTicket, b: BatchTicket): number => priorities.indexOf(a.request.priority) - priorities.indexOf(b.request.priority) || (a.request.ticketId < b.request.ticketId ? -1 : 1);

const judge = (ticket: BatchTicket, given: Given): Open => {
  const others = [...given].filter(([, g]) => g.ticketId !== ticket.request.ticketId).map(([expertId, g]) => [expertId, g.ticketId] as const);
  return { ticket, decision: chooseExpert(ticket.request, ticket.candidates, { policy: ticket.policy, wanted: ticket.wanted, keptFor: Object.fromEntries(others) }) };
};

function give(given: Given, { ticket, decision }: Open): void {
  for (const id of decision.chosen) {
    const slot = decision.candidates.find((v) => v.expertId === id)?.slot;
    if (slot) given.set(id, { ticketId: ticket.request.ticketId, place: ticket.request.place, slot });
  }
}

function* judgeAll(tickets: readonly BatchTicket[]): InTurns<Open[]> {
  const open: Open[] = [];
  for (const ticket of tickets) {
    open.push(judge(ticket, new Map()));
    yield;
  }
  return open;
}

/** One round: everybody's ranking, one matching, and the tickets that got somebody. */
function* playRound(tickets: readonly BatchTicket[], solve: SolveMatching): InTurns<{ decided: BatchDecision[]; given: Given; left: BatchTicket[] }> {
  const open = yield* judgeAll(tickets);
  const expertIds = [...new Set(open.flatMap((o) => o.decision.candidates.filter((v) => v.eligible).map((v) => v.expertId)))].sort();
  const { columnOf } = yield* solve(problemOf(open, expertIds));
  // Of tickets that share held hours one is placed in a round: the next one sees what it has taken.
  const first = open.findIndex((o, row) => o.ticket.request.heldBack !== undefined && (columnOf[row] ?? -1) >= 0);
  const waits = (o: Open, row: number): boolean => o.ticket.request.heldBack !== undefined && row !== first;
  const given: Given = new Map();
  open.forEach((o, row) => {
    const expertId = expertIds[columnOf[row] ?? -1];
    if (expertId !== undefined && !waits(o, row)) give(given, { ...o, decision: { ...o.decision, chosen: [expertId] } });
  });
  const decided: BatchDecision[] = [];
  const left: BatchTicket[] = [];
  for (const [row, o] of open.entries()) {
    const nobody = o.decision.waitingReason !== null;
    if (!nobody && (waits(o, row) || (columnOf[row] ?? -1) < 0)) left.push(o.ticket);
    else {
      const final = nobody ? o : judge(o.ticket, given);
      give(given, final);
      decided.push({ ...o.ticket, decision: final.decision });
      yield;
    }
  }
  return { decided, given, left };
}

const withGiven = (ticket: BatchTicket, given: Given): BatchTicket => ({
  ...ticket,
  candidates: ticket.candidates.map((candidate) => {
    const added = given.get(candidate.expertId);
    return added ? { ...candidate, plan: planWith(candidate.plan, added) } : candidate;
  }),
});

/**
 * Decides tickets that arrive together as one: minimum-cost matching over the scores, urgent ones first, so that no
 * ticket takes another's only expert. A ticket that finds all its experts taken is decided again on the plans as they
 * then stand. Every answer replays alone: `chooseExpert` with its inputs and its `keptFor`. A turn judges one ticket or
 * places one row.
 */
export function* chooseInTurns(tickets: readonly BatchTicket[], solve: SolveMatching = matchInTurns): InTurns<BatchDecision[]> {
  const decided: BatchDecision[] = [];
  let left: readonly BatchTicket[] = tickets.toSorted(byUrgency);
  while (left.length > 0) {
    const round = yield* playRound(left, solve);
    decided.push(...round.decided);
    left = round.left.map((ticket) => withGiven(ticket, round.given));
  }
  return decided.sort(byUrgency);
}

/** The whole of it at once. */
export function chooseBatch(tickets: readonly BatchTicket[], solve: SolveMatching = matchInTurns): BatchDecision[] {
  const work = chooseInTurns(tickets, solve);
  for (;;) {
    const turn = work.next();
    if (turn.done) return turn.value;
  }
}
