import type { ResolutionCode } from '@sysops/domain/tickets';
import { v7 } from 'uuid';
import { requestOf, type TestCustomer } from './make-people.ts';
import { actorWith, type TestApp } from './open-test-app.ts';

export type PlayedVisit = { readonly ticketId: string; readonly assignmentId: string; readonly expertId: string };

export type VisitScript = { readonly expertId: string; readonly problemCode?: string; readonly description?: string; readonly knowledge?: { kind: 'article'; articleId: string } | { kind: 'none_fits' } };

const resolution: ResolutionCode = 'repaired';

/** A ticket raised by its customer and given to an expert by a manager's hand; nobody travels yet. */
export async function assignTicket(opened: TestApp, customer: TestCustomer, script: VisitScript): Promise<PlayedVisit> {
  const asked = requestOf(customer);
  const request = { ...asked, problemCode: script.problemCode ?? 'tv-no-picture', description: script.description ?? asked.description };
  const { version } = await opened.as(actorWith('customer', { customerId: customer.id })).tickets.raise(request);
  const { assignmentId } = await opened.as(actorWith('manager')).dispatch.assignByHand({ commandId: v7(), ticketId: request.ticketId, version, expertId: script.expertId, reason: 'A test' });
  return { ticketId: request.ticketId, assignmentId, expertId: script.expertId };
}

/** Travel and arrival of the visit's expert. */
export async function arrive(opened: TestApp, { assignmentId, expertId }: PlayedVisit): Promise<void> {
  const expert = opened.as(actorWith('expert', { expertId }));
  await expert.dispatch.startTravel({ commandId: v7(), assignmentId });
  await expert.dispatch.arrive({ commandId: v7(), assignmentId });
}

/** The whole visit up to its completion. */
export async function completeTicket(opened: TestApp, customer: TestCustomer, script: VisitScript): Promise<PlayedVisit> {
  const visit = await assignTicket(opened, customer, script);
  await arrive(opened, visit);
  await opened.as(actorWith('expert', { expertId: visit.expertId })).dispatch.complete({ commandId: v7(), assignmentId: visit.assignmentId, resolution, summary: 'New backlight.', knowledge: script.knowledge ?? { kind: 'none_fits' } });
  return visit;
}
