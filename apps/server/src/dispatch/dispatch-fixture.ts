import { inTransaction } from '@sysops/db/connection';
import { assignmentsOfTicket, type StoredAssignment } from '@sysops/db/dispatch';
import { insertTicket, nextTicketNumber, TicketRow } from '@sysops/db/tickets';
import { hour, minute, type Instant, type LatLng } from '@sysops/domain/shared';
import { raise as raiseTicket, type Priority, type Ticket, type VisitWindow } from '@sysops/domain/tickets';
import { v7 } from 'uuid';
import type { Clock, Subscriber } from '../outbox/subscriber.ts';
import { recordTicketFact } from '../outbox/facts.ts';
import { actorWith, type TestApp } from '../testing/open-test-app.ts';
import { openSimulatedApp, type SimulatedApp } from '../testing/simulated-app.ts';
import { problemFor } from '../tickets/ticket-problem.ts';
import { ticketsClocks } from '../tickets/tickets.clocks.ts';
import { ticketsSubscriber } from '../tickets/tickets.events.ts';
import { dispatchClocks } from './dispatch.clocks.ts';
import { dispatchSubscriber } from './dispatch.events.ts';

/** A Tuesday, ten in the morning in New York. */
export const morning = Date.UTC(2027, 2, 2, 15);

export const manhattan: LatLng = { lat: 40.7506, lng: -73.9972 };

export const northOf = (km: number): LatLng => ({ lat: manhattan.lat + km / 111.195, lng: manhattan.lng });

/** Dispatch alone, with what belongs to it; others' reactions are added where a test is about them. */
export const openDispatch = (more: { readonly subscribers?: readonly Subscriber[]; readonly clocks?: readonly Clock[] } = {}, startAt: Instant = morning): Promise<SimulatedApp> =>
  openSimulatedApp({ subscribers: [dispatchSubscriber, ticketsSubscriber, ...(more.subscribers ?? [])], clocks: [...dispatchClocks, ...ticketsClocks, ...(more.clocks ?? [])] }, startAt, { SWEEP_SECONDS: '10' });

let made = 0;

type NewExpert = { readonly home?: LatLng; readonly skills?: readonly string[]; readonly fromHour?: number; readonly toHour?: number; readonly autoAccept?: boolean; readonly radiusKm?: number };

/** An expert of New York; on duty from 8 to 18 unless told otherwise. */
export async function hire(opened: TestApp, { home = northOf(2), skills, fromHour = 8, toHour = 18, autoAccept = false, radiusKm = 30 }: NewExpert = {}): Promise<string> {
  made += 1;
  const admin = opened.as(actorWith('admin'));
  const id = v7();
  const codes = skills ?? (await admin.experts.skills()).map(({ code }) => code);
  await admin.experts.create({
    commandId: v7(), expertId: id, email: `hired.${made}@experts.example`, name: `Hired ${made}`, phone: `+1646556${String(made).padStart(4, '0')}`, languages: ['en'], timeZone: 'America/New_York', home, autoAccept,
    skills: codes.map((skill) => ({ skill, level: 5, expiresAt: null })), shifts: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, fromMinute: fromHour * 60, toMinute: toHour * 60 })), serviceArea: { kind: 'circle', center: home, radiusKm },
  });
  return id;
}

type NewTicket = { readonly problemCode?: string; readonly priority?: Priority; readonly window?: VisitWindow; readonly location?: LatLng; readonly ticketId?: string; readonly customerId?: string };

/** A complete, covered ticket of somebody, raised by phone: the row, its history and its fact, as ticket entry writes them. */
export async function raise({ app }: TestApp, { problemCode = 'tv-no-power', priority, window = { kind: 'asap' }, location = manhattan, ticketId = v7(), customerId = v7() }: NewTicket = {}): Promise<string> {
  await inTransaction(app.orm.em, async (tx) => {
    const by = { role: 'agent', accountId: null, name: 'The agent', onBehalfOf: 'customer' } as const;
    const found = await problemFor(tx.em, { code: problemCode, description: 'It went dark.', language: 'en' });
    const event = raiseTicket({
      id: ticketId, number: await nextTicketNumber(tx), customerId, channel: 'phone', raisedBy: by, device: { deviceId: v7(), category: 'tv', label: 'Penultimate Vista 55' }, problem: found.problem, priority: priority ?? found.priority,
      place: { address: { line1: '1 Main Street', city: 'New York', state: 'NY', zip: '10001' }, location: { ...location, source: 'given' } }, window,
      cover: { covered: true, reason: 'active', contractId: null, planVersionId: null, tier: 'standard' }, createdAt: tx.now,
      reopened: false, escalated: false, pinned: false, pin: null, preferredExpertId: null, excludedExpertIds: [], previousExpertId: null,
    }, by, null);
    recordTicketFact(tx, event, { ticket: insertTicket(tx, event) });
  });
  return ticketId;
}

export async function ticketOf({ app }: TestApp, ticketId: string): Promise<Ticket> {
  return (await app.orm.em.fork().findOneOrFail(TicketRow, { id: ticketId })).state;
}

export const visitsOf = ({ app }: TestApp, ticketId: string): Promise<StoredAssignment[]> => assignmentsOfTicket(app.orm.em.fork(), ticketId);

/** The one live offer or visit of a ticket. */
export async function liveOf(opened: TestApp, ticketId: string): Promise<StoredAssignment> {
  const live = (await visitsOf(opened, ticketId)).filter((a) => ['offered', 'accepted', 'travelling', 'arrived'].includes(a.status));
  const [only] = live;
  if (!only) throw new Error(`No live assignment: ${(await visitsOf(opened, ticketId)).map((a) => a.status).join(', ') || 'none at all'}`);
  return only;
}

export const asExpert = (opened: TestApp, expertId: string) => opened.as(actorWith('expert', { expertId }));

/** The expert who was asked accepts. */
export async function accept(opened: TestApp, ticketId: string): Promise<StoredAssignment> {
  const offer = await liveOf(opened, ticketId);
  await asExpert(opened, offer.expertId).dispatch.accept({ commandId: v7(), assignmentId: offer.id });
  return liveOf(opened, ticketId);
}

export type Task = { readonly kind: string; readonly ownerRole: string };

export const tasksOf = ({ app }: TestApp, ticketId: string): Promise<Task[]> =>
  app.orm.em.fork().execute(`select kind, owner_role as "ownerRole" from staff_task where ticket_id = ? order by created_at, kind`, [ticketId]);

export async function factsOf({ app }: TestApp, ticketId: string, type: string): Promise<{ readonly payload: Record<string, unknown>; readonly at: number }[]> {
  return app.orm.em.fork().execute(`select payload, floor(extract(epoch from created_at) * 1000)::bigint::float8 as at from outbox_event where ticket_id = ? and type = ? order by seq`, [ticketId, type]);
}

export const after = (minutes: number): Instant => morning + minutes * minute;

/** A window some hours after the morning. */
export const windowIn = (fromHours: number, toHours: number): VisitWindow => ({ kind: 'window', from: morning + fromHours * hour, to: morning + toHours * hour });
