import type { Assignment, DecisionView } from '@sysops/domain/dispatch';
import type { Instant } from '@sysops/domain/shared';
import { decide, evolve, type ActorRef, type Ticket, type TicketCommand, type TicketEvent, type TicketProblem, type Priority } from '@sysops/domain/tickets';
import type { Chance } from '../chance.ts';
import { staff } from '../demo-people.ts';
import type { DemoCustomer } from '../people/customers.ts';
import type { DemoExpert } from '../people/experts.ts';
import type { Agenda } from './agenda.ts';

/** How a ticket goes when chance does not decide. */
export type Course = { readonly answer?: 'accept' | 'wait'; readonly byHand?: string; readonly steady?: boolean };

/** One ticket with everything that happened to it. */
export type Told = { ticket: Ticket; readonly events: TicketEvent[]; readonly customer: DemoCustomer; readonly course: Course; lastReason: string | null };

export type SeededAssignment = Assignment & { readonly answeredAt: Instant | null; readonly endedAt: Instant | null; readonly endReason: string | null };

export type ProblemOf = { readonly problem: Omit<TicketProblem, 'description'>; readonly priority: Priority; readonly category: string };

/** The world in which the past is played. */
export type Past = {
  readonly chance: Chance;
  readonly agenda: Agenda;
  readonly experts: readonly DemoExpert[];
  readonly problems: readonly ProblemOf[];
  /** Experts who take no jobs yet, by id. */
  readonly resting: ReadonlySet<string>;
  readonly firstNumber: number;
  readonly told: Told[];
  readonly assignments: Map<string, SeededAssignment>;
  readonly decisions: DecisionView[];
  /** Looks for an expert for a waiting ticket. */
  readonly findExpert: (past: Past, told: Told) => void;
};

export const system: ActorRef = { role: 'system', accountId: null, name: 'Sysops Squad' };

export const expertRef = (expert: Pick<DemoExpert, 'id' | 'name'>): ActorRef => ({ role: 'expert', accountId: expert.id, name: expert.name });
export const customerRef = (customer: Pick<DemoCustomer, 'id' | 'name'>): ActorRef => ({ role: 'customer', accountId: customer.id, name: customer.name });

export function staffRef(role: 'agent' | 'manager', chance: Chance): ActorRef {
  const { id, name } = chance.pick(staff.filter((member) => member.role === role));
  return { role, accountId: id, name };
}

/** One more fact by the domain's own rules; throws what they throw. */
export function tell(past: Past, told: Told, command: TicketCommand): void {
  const event = decide(told.ticket, command, past.agenda.now);
  told.ticket = evolve(told.ticket, event);
  told.events.push(event);
}

export function changeAssignment(past: Past, id: string, change: Partial<SeededAssignment>): SeededAssignment {
  const found = past.assignments.get(id);
  if (!found) throw new Error(`No assignment ${id} in the demo`);
  const changed = { ...found, ...change };
  past.assignments.set(id, changed);
  return changed;
}

const live: ReadonlySet<string> = new Set(['offered', 'accepted', 'travelling', 'arrived']);
export const isLive = ({ status }: Pick<Assignment, 'status'>): boolean => live.has(status);

export const assignmentsOf = (past: Past, of: { readonly ticketId?: string; readonly expertId?: string }): SeededAssignment[] =>
  [...past.assignments.values()].filter((a) => (of.ticketId === undefined || a.ticketId === of.ticketId) && (of.expertId === undefined || a.expertId === of.expertId));

export function expertById(past: Past, id: string): DemoExpert {
  const found = past.experts.find((expert) => expert.id === id);
  if (!found) throw new Error(`No expert ${id} in the demo`);
  return found;
}
