import { jobsOfExpert, type StoredAssignment } from '@sysops/db/dispatch';
import { readNow } from '@sysops/db/connection';
import { isAskedToArrive, isLostTo, shownJobs, type JobView, type MyJobsView } from '@sysops/domain/dispatch';
import { DomainError, hour } from '@sysops/domain/shared';
import { DeviceCategory } from '@sysops/domain/tickets';
import { jobsShownTo } from '../experts/index.ts';
import { visitFacts, type VisitFacts } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';

/** Before acceptance an expert learns what and roughly where, not who. */
function jobView(a: StoredAssignment, { ticket, contact, serial }: VisitFacts): JobView {
  const { city, state, zip } = ticket.place.address;
  const accepted = a.status !== 'offered';
  return {
    assignmentId: a.id, ticketId: ticket.id, ticketNumber: ticket.number, status: a.status, ticketStatus: ticket.status, ticketVersion: ticket.version,
    priority: ticket.priority, window: ticket.window,
    device: { category: DeviceCategory.parse(ticket.device.category), label: ticket.device.label, serial: accepted ? serial : null },
    problem: { code: ticket.problem.code, title: ticket.problem.title, description: ticket.problem.description, expectedMinutes: ticket.problem.expectedMinutes, requiredSkills: ticket.problem.requiredSkills },
    area: { city, state, zip },
    place: accepted ? ticket.place : null,
    customer: accepted ? contact : null,
    offeredAt: a.offeredAt, expiresAt: a.expiresAt, departAt: a.departAt, arriveAt: a.arriveAt, finishAt: a.finishAt, travelMinutes: a.travelMinutes,
    pausedUntil: ticket.status === 'on_hold' ? ticket.resumeAt : null,
    arrivalAsked: isAskedToArrive(a),
    reopened: ticket.reopened,
  };
}

/** The expert's day: open offers, jobs in order of time, as far as he sees them, and what he finished in the last 16 hours. */
export async function myJobs(ctx: ActorCtx): Promise<MyJobsView> {
  const { expertId } = ctx.actor;
  if (!expertId) throw new DomainError('not_found', 'There is no such expert');
  const at = await readNow(ctx.em);
  const mine = await jobsOfExpert(ctx.em, expertId, at - 16 * hour);
  const facts = await visitFacts(ctx.em, mine.map((a) => a.ticketId));
  const views = mine.flatMap((a) => {
    const of = facts.get(a.ticketId);
    return of ? [jobView(a, of)] : [];
  });
  const live = views.filter((v) => v.status === 'accepted' || v.status === 'travelling' || v.status === 'arrived');
  return {
    at,
    offers: views.filter((v) => v.status === 'offered' && v.expiresAt > at),
    givesBack: live.filter((v) => v.status === 'accepted' && isLostTo(v, at)).length,
    ...shownJobs(live, await jobsShownTo(ctx.em, expertId)),
    doneToday: views.filter((v) => v.status === 'done'),
  };
}
