import { inTransaction, type Tx } from '@sysops/db/connection';
import { liveOfTickets, lockAssignment, lockLiveOfTicket, quietLive, saveAssignmentStatus, saveReconciliation, stopWaiting, waitingTicketIds, withoutWait, type Orphan } from '@sysops/db/dispatch';
import { minute } from '@sysops/domain/shared';
import { isOpen, raisedAgainAfter, type Ticket } from '@sysops/domain/tickets';
import type { App } from '../app.ts';
import { recordOfferFact } from '../outbox/facts.ts';
import { actOnTicket, addTaskAgain, endTasksAbout, escalateTicket, lastSettledBySomebody, lockTicket, quietOpenTickets, statusesOf, systemActor, takeCensus, ticketsCalling, type Census, type OpenTicket } from '../tickets/index.ts';
import { assignExpert } from './assign-expert.ts';
import { expireOffer } from './expire-offer.ts';

/** What changed just now is still on its way: facts need their seconds. */
const quietSeconds = 20;
const page = 500;

/** How long after its due time a step of each kind may be open before a person looks. Visits have watches of their own, which act first. */
const graceSeconds: Readonly<Partial<Record<Ticket['status'], number>>> = { triage: 0, waiting: 300, offered: 60, assigned: 1800, en_route: 2700, on_site: 7200, on_hold: 900, completed: 3600 };

type Found = { readonly kind: string; readonly ticketId: string; readonly assignmentId: string | null; readonly cure: (app: App) => Promise<Orphan['did'] | null> };

/** `patient`: nothing is broken, somebody is only late; whoever has just taken the ticket on is left in peace. */
type Trouble = { readonly key: string; readonly note: string; readonly patient?: true };

/** Somebody has just settled what this ticket called for: it is in his hands for the time between two calls. */
async function inHands(tx: Tx, ticket: Ticket): Promise<boolean> {
  const settledAt = await lastSettledBySomebody(tx.em, ticket.id, systemActor.name);
  return settledAt !== null && tx.now < settledAt + raisedAgainAfter(ticket.priority, 1);
}

async function raise(app: App, ticketId: string, { patient, ...what }: Trouble): Promise<'raised' | null> {
  return inTransaction(app.orm.em, async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    if (!isOpen(ticket.status) || (patient && (await inHands(tx, ticket)))) return null;
    if (ticket.status !== 'completed') return (await escalateTicket(tx, ticket, { cause: 'orphan', step: 1, ...what })) === ticket ? null : 'raised';
    const added = await addTaskAgain(tx, { kind: 'orphan', ownerRole: 'manager', note: what.note, causeKey: `escalation:${what.key}`, ticketId, dueAt: tx.now + 10 * minute });
    return added ? 'raised' : null;
  });
}

async function tryAgain(app: App, ticketId: string): Promise<'repaired'> {
  await assignExpert(app, ticketId);
  return 'repaired';
}

/** The ticket says that somebody was asked, is coming or is there, and nobody is. */
async function sendBack(app: App, ticketId: string): Promise<Orphan['did'] | null> {
  const done = await inTransaction(app.orm.em, async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    if ((await lockLiveOfTicket(tx, ticketId)).length > 0) return null;
    const reason = 'Found without a visit and set to work again';
    if (ticket.status === 'offered') await actOnTicket(tx, ticket, { command: { type: 'end_offers', by: systemActor, waitingReason: 'offer_expired', reason } });
    else if (ticket.status === 'assigned' || ticket.status === 'en_route') await actOnTicket(tx, ticket, { command: { type: 'release', by: systemActor, waitingReason: 'expert_unavailable', reason } });
    else return ticket.status === 'on_site' ? ('raise' as const) : null;
    return 'repaired' as const;
  });
  if (done === 'raise') return raise(app, ticketId, { key: `no_visit:${ticketId}`, note: 'Somebody should be at work there, and nobody is. Please find out.' });
  return done;
}

/** Time is taken for a ticket that does not want it. */
async function endVisit(app: App, orphan: { readonly assignmentId: string; readonly ticketId: string }): Promise<Orphan['did'] | null> {
  return inTransaction(app.orm.em, async (tx) => {
    const ticket = await lockTicket(tx, orphan.ticketId);
    const visit = await lockAssignment(tx, orphan.assignmentId);
    if (!isLive(visit.status) || fits(visit, ticket)) return null;
    await saveAssignmentStatus(tx, visit.id, { status: visit.status === 'offered' ? 'withdrawn' : visit.status === 'arrived' ? 'cannot_complete' : 'released', reason: 'replanned' });
    recordOfferFact(tx, 'OfferEnded', { assignmentId: visit.id, expertId: visit.expertId, ticketId: ticket.id, ticket, expiresAt: visit.expiresAt, arriveAt: visit.arriveAt, how: 'withdrawn', reason: 'replanned' });
    return 'repaired';
  });
}

const isLive = (status: string): boolean => ['offered', 'accepted', 'travelling', 'arrived'].includes(status);

const wanted: Readonly<Record<string, readonly Ticket['status'][]>> = { offered: ['offered'], accepted: ['assigned'], travelling: ['en_route'], arrived: ['on_site', 'on_hold'] };

const fits = (visit: { readonly status: string }, ticket: { readonly status: Ticket['status'] }): boolean => (wanted[visit.status] ?? []).includes(ticket.status);

/** A row that names no next step cannot be; if one ever is, nobody would find it by its due time. */
const withoutStep = (ticket: OpenTicket): Found[] => (ticket.overdueSeconds === null ? [{ kind: 'next_missing', ticketId: ticket.id, assignmentId: null, cure: (app) => raise(app, ticket.id, { key: `next:${ticket.id}`, note: 'This ticket has no next step. Please look at it.' }) }] : []);

/** What calls for a person already calls again by itself. */
function overdueOf(ticket: OpenTicket, calling: ReadonlySet<string>): Found[] {
  const grace = graceSeconds[ticket.status] ?? 3600;
  if (calling.has(ticket.id) || (ticket.overdueSeconds ?? 0) <= grace) return [];
  const note = ticket.status === 'triage' ? 'Nobody has looked at this ticket in time.' : 'The next step of this ticket is overdue and nothing has happened.';
  return [{ kind: 'step_overdue', ticketId: ticket.id, assignmentId: null, cure: (app) => raise(app, ticket.id, { key: `overdue:${ticket.id}:${ticket.status}`, note, patient: true }) }];
}

async function lookAtTickets(app: App, tickets: readonly OpenTicket[]): Promise<Found[]> {
  const em = app.orm.em.fork();
  const ids = (statuses: readonly Ticket['status'][]): string[] => tickets.filter((t) => statuses.includes(t.status)).map((t) => t.id);
  const forgotten = new Set(await withoutWait(em, ids(['waiting'])));
  const calling = new Set(await ticketsCalling(em, tickets.map((t) => t.id)));
  const visits = Map.groupBy(await liveOfTickets(em, tickets.map((t) => t.id)), (a) => a.ticketId);
  return tickets.flatMap((ticket): Found[] => {
    const { id: ticketId } = ticket;
    if (forgotten.has(ticketId)) return [{ kind: 'waiting_forgotten', ticketId, assignmentId: null, cure: (a) => tryAgain(a, ticketId) }];
    const needs = ['offered', 'assigned', 'en_route', 'on_site'].includes(ticket.status);
    if (needs && !(visits.get(ticketId) ?? []).some((visit) => fits(visit, ticket))) return [{ kind: 'visit_missing', ticketId, assignmentId: ticket.assignmentId, cure: (a) => sendBack(a, ticketId) }];
    return [...withoutStep(ticket), ...overdueOf(ticket, calling)];
  });
}

async function lookAtVisits(app: App, visits: Awaited<ReturnType<typeof quietLive>>): Promise<Found[]> {
  const statuses = await statusesOf(app.orm.em.fork(), [...new Set(visits.map((v) => v.ticketId))]);
  return visits.flatMap((visit): Found[] => {
    const status = statuses.get(visit.ticketId);
    const { id: assignmentId, ticketId } = visit;
    if (status && !fits(visit, { status })) return [{ kind: 'visit_unwanted', ticketId, assignmentId, cure: (app2) => endVisit(app2, { assignmentId, ticketId }) }];
    const stuck = visit.status === 'offered' && visit.expiredSeconds > quietSeconds;
    return stuck ? [{ kind: 'offer_stuck', ticketId, assignmentId, cure: async (app2) => ((await expireOffer(app2, { id: assignmentId, ticketId })) ? 'repaired' : null) }] : [];
  });
}

async function lookAtWaits(app: App): Promise<Found[]> {
  const em = app.orm.em.fork();
  const ids = await waitingTicketIds(em, page);
  const statuses = await statusesOf(em, ids);
  return ids.filter((id) => statuses.get(id) !== 'waiting').map((ticketId) => ({
    kind: 'wait_unwanted', ticketId, assignmentId: null,
    cure: (a) => inTransaction(a.orm.em, async (tx) => { await stopWaiting(tx, ticketId); return 'repaired' as const; }),
  }));
}

/** Every page of something that is read by id. */
async function* pages<T extends { readonly id: string }>(read: (after: string | null) => Promise<T[]>): AsyncGenerator<T[]> {
  for (let after: string | null = null; ;) {
    const found: T[] = await read(after);
    if (found.length > 0) yield found;
    if (found.length < page) return;
    after = found.at(-1)?.id ?? null;
  }
}

async function search(app: App): Promise<Found[]> {
  const em = app.orm.em.fork();
  const found: Found[] = await lookAtWaits(app);
  for await (const tickets of pages((after) => quietOpenTickets(em, { quietSeconds, after, limit: page }))) found.push(...(await lookAtTickets(app, tickets)));
  for await (const visits of pages((after) => quietLive(em, { after, limit: page }))) found.push(...(await lookAtVisits(app, visits)));
  return found;
}

/** Open tickets for which nobody and no clock would have done anything next. */
const stranded: ReadonlySet<string> = new Set(['next_missing', 'waiting_forgotten', 'visit_missing']);

const balances = ({ created, open, closed, cancelled }: Census): boolean => created === open + closed + cancelled;

/** A task for a manager while something is wrong with the whole, and no longer. */
async function alarm(tx: Tx, kind: 'reconciliation' | 'no_next_action', note: string | null): Promise<void> {
  if (note === null) await endTasksAbout(tx.em, { kind }, { by: systemActor.name, note: 'All well at the next count.' });
  else await addTaskAgain(tx, { kind, ownerRole: 'manager', note, causeKey: kind, ticketId: null, dueAt: tx.now + 15 * minute });
}

/**
 * Created = open + closed + cancelled, and every open ticket is in somebody's hands: what fell between the chairs is set
 * to work again or put in front of a person, and the run is kept (invariant I9). One ticket without a next step is an
 * alarm, and so are counts that do not add up; either ends by itself with the run that finds all well. Says how much it found.
 */
export async function reconcile(app: App): Promise<number> {
  const orphans: Orphan[] = [];
  const found = await search(app);
  for (const { cure, ...what } of found) {
    const did = await cure(app).catch((error: unknown) => {
      app.log.error({ ...what, err: error }, 'orphan not repaired');
      return raise(app, what.ticketId, { key: `unrepaired:${what.kind}:${what.ticketId}`, note: 'Something about this ticket does not fit together and could not be repaired.' });
    });
    if (did) orphans.push({ ...what, did });
  }
  const withoutNext = found.filter(({ kind }) => stranded.has(kind)).length;
  await inTransaction(app.orm.em, async (tx) => {
    const census = await takeCensus(tx.em);
    await saveReconciliation(tx, { ...census, withoutNext, orphans });
    const { created, open, closed, cancelled } = census;
    await alarm(tx, 'reconciliation', balances(census) ? null : `Tickets do not add up: ${created} raised, ${open} open, ${closed} closed, ${cancelled} cancelled.`);
    await alarm(tx, 'no_next_action', withoutNext === 0 ? null : `${withoutNext} open ${withoutNext === 1 ? 'ticket' : 'tickets'} had no next step and ${withoutNext === 1 ? 'was' : 'were'} set to work again or put in front of a person. Please find out why.`);
  });
  if (orphans.length > 0) app.log.warn({ orphans }, 'found and set to work again');
  return orphans.length;
}
