import { moveAssignment } from '@sysops/domain/dispatch';
import { day, hour, minute } from '@sysops/domain/shared';
import { assignmentsOf, changeAssignment, customerRef, expertById, expertRef, isLive, system, tell, type Past, type SeededAssignment, type Told } from './past.ts';
import { summaryOf } from './problem-texts.ts';

/** From the accepted job to its end; each step when it is due. */
export function startVisit(past: Past, told: Told, a: SeededAssignment): void {
  past.agenda.add(a.departAt + past.chance.int(0, 50) * 1000, () => travel(past, told, a.id));
}

const isMine = (told: Told, id: string): boolean => 'assignmentId' in told.ticket && told.ticket.assignmentId === id;

/** The job before may take longer than planned: he leaves when it is over, and what comes after moves. */
function travel(past: Past, told: Told, id: string): void {
  const a = past.assignments.get(id);
  const { now } = past.agenda;
  if (!a || told.ticket.status !== 'assigned' || !isMine(told, id)) return;
  const others = assignmentsOf(past, { expertId: a.expertId }).filter((other) => other.id !== id && isLive(other));
  const arriveAt = now + a.travelMinutes * minute;
  const finishAt = arriveAt + (a.finishAt - a.arriveAt);
  const blocked = others.some((other) => other.status === 'travelling' || other.status === 'arrived');
  if (blocked) return past.agenda.add(now + 5 * minute, () => travel(past, told, id));
  const moved = others.some((other) => other.departAt < finishAt && now < other.finishAt) ? {} : { departAt: now, arriveAt, finishAt };
  changeAssignment(past, id, { status: moveAssignment(a, 'travel', now), ...moved });
  tell(past, told, { type: 'start_travel', by: expertRef(expertById(past, a.expertId)), eta: arriveAt });
  past.agenda.add(now + a.travelMinutes * past.chance.int(52, 64) * 1000, () => arrive(past, told, id));
}

function arrive(past: Past, told: Told, id: string): void {
  const a = past.assignments.get(id);
  const { chance, agenda } = past;
  if (!a || told.ticket.status !== 'en_route' || !isMine(told, id)) return;
  changeAssignment(past, id, { status: moveAssignment(a, 'arrive', agenda.now) });
  tell(past, told, { type: 'arrive', by: expertRef(expertById(past, a.expertId)) });
  const work = told.ticket.problem.expectedMinutes * chance.int(told.course.steady ? 59 : 38, 60) * 1000;
  const drawn = told.course.steady ? 100 : chance.int(1, 100);
  if (drawn <= 4) agenda.add(agenda.now + work / 2, () => failVisit(past, told, id));
  else if (drawn <= 7) agenda.add(agenda.now + work / 2, () => waitForPart(past, told, id));
  else if (drawn <= 10) agenda.add(agenda.now + work / 2, () => pause(past, told, id));
  else agenda.add(agenda.now + work, () => complete(past, told, id));
}

const actor = (past: Past, id: string) => expertRef(expertById(past, past.assignments.get(id)?.expertId ?? ''));

function end(past: Past, id: string, how: { readonly action: 'finish' | 'cannot_complete'; readonly reason: string | null }): void {
  const a = past.assignments.get(id);
  if (a) changeAssignment(past, id, { status: moveAssignment(a, how.action, past.agenda.now), endedAt: past.agenda.now, endReason: how.reason });
}

function failVisit(past: Past, told: Told, id: string): void {
  const reason = 'The damage is larger than described';
  end(past, id, { action: 'cannot_complete', reason });
  tell(past, told, { type: 'cannot_complete', by: actor(past, id), reason, requiredSkills: told.ticket.problem.requiredSkills });
  past.agenda.add(past.agenda.now + 1000, () => past.findExpert(past, told));
}

function waitForPart(past: Past, told: Told, id: string): void {
  const by = actor(past, id);
  const resumeAt = past.agenda.now + past.chance.int(20, 70) * hour;
  end(past, id, { action: 'cannot_complete', reason: 'part_needed' });
  tell(past, told, { type: 'hold_visit', by, holdReason: 'part_needed', resumeAt, reason: 'The part is ordered' });
  past.agenda.add(resumeAt, () => {
    tell(past, told, { type: 'end_hold', by: system });
    past.agenda.add(past.agenda.now + 1000, () => past.findExpert(past, told));
  });
}

function pause(past: Past, told: Told, id: string): void {
  const resumeAt = past.agenda.now + past.chance.int(15, 40) * minute;
  tell(past, told, { type: 'pause', by: actor(past, id), holdReason: 'customer_unavailable', resumeAt, reason: 'The customer is on a call' });
  past.agenda.add(resumeAt, () => {
    tell(past, told, { type: 'resume', by: actor(past, id) });
    past.agenda.add(past.agenda.now + past.chance.int(15, 30) * minute, () => complete(past, told, id));
  });
}

function complete(past: Past, told: Told, id: string): void {
  const { chance, agenda } = past;
  if (told.ticket.status !== 'on_site') return;
  const { resolution, summary } = summaryOf(told.ticket.problem.code, chance);
  end(past, id, { action: 'finish', reason: null });
  tell(past, told, { type: 'complete', by: actor(past, id), resolution, summary });
  if (!told.course.steady && !told.ticket.reopened && chance.yes(0.04)) {
    agenda.add(agenda.now + chance.int(4, 90) * hour, () => {
      tell(past, told, { type: 'reopen', by: customerRef(told.customer), reason: 'The same fault came back' });
      agenda.add(agenda.now + 1000, () => past.findExpert(past, told));
    });
    return;
  }
  agenda.add(agenda.now + 14 * day, () => {
    if (told.ticket.status === 'completed') tell(past, told, { type: 'close', by: system });
  });
}
