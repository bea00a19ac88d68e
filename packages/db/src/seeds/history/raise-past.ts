import { decideCover } from '@sysops/domain/billing';
import { moveAssignment } from '@sysops/domain/dispatch';
import { day, hour, minute } from '@sysops/domain/shared';
import { evolve, raise, type TicketDevice, type TicketFacts, type VisitWindow } from '@sysops/domain/tickets';
import type { DemoCustomer } from '../people/customers.ts';
import type { DemoDevice } from '../people/contracts.ts';
import { assignmentsOf, changeAssignment, customerRef, isLive, staffRef, system, tell, type Course, type Past, type ProblemOf, type Told } from './past.ts';
import { complaintOf } from './problem-texts.ts';

/** Who has which trouble with what; `device` null for one that is not registered. */
export type Trouble = { readonly customer: DemoCustomer; readonly device: DemoDevice | null; readonly problem: ProblemOf; readonly window?: VisitWindow; readonly course?: Course };

function factsOf(past: Past, { customer, device, problem, window }: Trouble, byPhone: boolean): Omit<TicketFacts, 'version'> {
  const { chance, agenda: { now } } = past;
  const agent = staffRef('agent', chance);
  const own: TicketDevice = device ? { deviceId: device.id, category: device.category, label: `${device.brand} ${device.model}` } : { deviceId: null, category: problem.category, label: 'Bought elsewhere, no papers' };
  const contracts = customer.contracts.map((c) => ({ contractId: c.id, planVersionId: c.plan.id, status: c.status, cancelAtPeriodEnd: false, suspendAt: c.status === 'grace' ? c.endsAt + 15 * day : null, tier: c.plan.tier, startsAt: c.startsAt, endsAt: c.endsAt, categories: c.plan.categories, deviceIds: c.devices.map((d) => d.id), visits: null }));
  return {
    id: chance.id(now), number: past.firstNumber + past.told.length, customerId: customer.id, channel: byPhone ? 'phone' : 'web',
    raisedBy: byPhone ? { ...agent, onBehalfOf: 'customer' } : customerRef(customer), device: own, problem: { ...problem.problem, description: complaintOf(problem.problem.code, chance) }, priority: problem.priority,
    place: customer.place, window: window ?? { kind: 'asap' }, cover: decideCover(contracts, own, now), createdAt: now, reopened: false, escalated: false, pinned: false, pin: null, preferredExpertId: null, excludedExpertIds: [], previousExpertId: null,
  };
}

/** Raised now; an expert is looked for at once, or an agent puts right what is missing. */
export function raisePast(past: Past, trouble: Trouble): Told {
  const { chance, agenda } = past;
  const facts = factsOf(past, trouble, chance.yes(0.45));
  const event = raise(facts, facts.raisedBy, null);
  const told: Told = { ticket: evolve(null, event), events: [event], customer: trouble.customer, course: trouble.course ?? {}, lastReason: null };
  past.told.push(told);
  if (told.ticket.status === 'triage' && told.course.answer === 'wait') return told;
  if (told.ticket.status === 'triage') agenda.add(agenda.now + chance.int(4, 40) * minute, () => putRight(past, told));
  else agenda.add(agenda.now + 1000, () => past.findExpert(past, told));
  if (!told.course.steady && !told.course.byHand && chance.yes(0.05)) agenda.add(agenda.now + chance.int(3, 50) * minute, () => giveUp(past, told));
  return told;
}

/** An agent has called the customer: it goes on, or it was nothing for us. */
function putRight(past: Past, told: Told): void {
  if (told.ticket.status !== 'triage') return;
  const by = staffRef('agent', past.chance);
  if (past.chance.yes(0.3)) return tell(past, told, { type: 'cancel', by, reason: 'No plan covers it, the customer will call a shop' });
  tell(past, told, { type: 'complete_triage', by, changes: {}, reason: 'Cover confirmed on the telephone' });
  past.agenda.add(past.agenda.now + 1000, () => past.findExpert(past, told));
}

/** It works again by itself, or the customer has no time today. */
function giveUp(past: Past, told: Told): void {
  const { ticket } = told;
  if (ticket.status === 'waiting' && past.chance.yes(0.5)) {
    const resumeAt = past.agenda.now + past.chance.int(12, 40) * hour;
    tell(past, told, { type: 'hold', by: staffRef('agent', past.chance), holdReason: 'customer_unavailable', resumeAt, reason: 'Away until then' });
    past.agenda.add(resumeAt, () => {
      if (told.ticket.status !== 'on_hold') return;
      tell(past, told, { type: 'end_hold', by: system });
      past.agenda.add(past.agenda.now + 1000, () => past.findExpert(past, told));
    });
  } else if (ticket.status === 'waiting' || ticket.status === 'triage' || ticket.status === 'assigned') {
    for (const a of assignmentsOf(past, { ticketId: ticket.id }).filter(isLive)) changeAssignment(past, a.id, { status: moveAssignment(a, 'release', past.agenda.now), endedAt: past.agenda.now, endReason: 'TicketCancelled' });
    tell(past, told, { type: 'cancel', by: customerRef(told.customer), reason: 'It works again' });
  }
}
