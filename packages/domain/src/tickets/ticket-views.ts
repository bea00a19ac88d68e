import type { Instant } from '../shared/index.ts';
import type { ActorRef, NextStep, Ticket, TicketEvent, TicketStatus } from './ticket.ts';
import type { CustomerStatus, DeviceCategory, Priority, RequiredSkill, TicketChannel } from './ticket-terms.ts';

/** The answer to raising: the number exists because the row is committed. */
export type RaisedTicketView = { readonly ticketId: string; readonly number: number; readonly status: TicketStatus; readonly version: number };

/** The answer to every other act on a ticket. */
export type TicketVersionView = { readonly ticketId: string; readonly status: TicketStatus; readonly version: number };

export type TicketListItem = {
  readonly id: string;
  readonly number: number;
  readonly status: TicketStatus;
  readonly customerStatus: CustomerStatus;
  readonly priority: Priority;
  readonly channel: TicketChannel;
  readonly deviceLabel: string;
  readonly problemTitle: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly city: string;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly expertId: string | null;
  readonly expertName: string | null;
  readonly waitingReason: string | null;
  readonly next: NextStep | null;
  readonly createdAt: Instant;
  readonly version: number;
};

export type TicketPage = { readonly items: readonly TicketListItem[]; readonly nextAfter: string | null };

/** `receivedAt`: when the server heard of it, if that was later than it was done. */
export type HistoryLine = { readonly seq: number; readonly type: TicketEvent['type']; readonly at: Instant; readonly receivedAt: Instant | null; readonly by: ActorRef; readonly reason: string | null; readonly status: TicketStatus };

/** Work that only a person can end. */
export type StaffTaskView = { readonly id: string; readonly kind: string; readonly ownerRole: string; readonly note: string; readonly ticketId: string | null; readonly ticketNumber: number | null; /** Whom a task without a ticket is about. */ readonly customerId: string | null; readonly customerName: string | null; readonly dueAt: Instant; readonly createdAt: Instant; readonly doneAt: Instant | null; readonly doneBy: string | null; readonly doneNote: string | null };

/** The expert as a customer may know him: no surname, no phone. */
export type VisitingExpert = { readonly expertId: string; readonly firstName: string; readonly skills: readonly string[]; readonly languages: readonly string[] };

/** A whole ticket for whoever may see it. Customers get no internal history reasons. */
export type TicketView = {
  readonly ticket: Ticket;
  readonly customerStatus: CustomerStatus;
  readonly customerName: string;
  readonly history: readonly HistoryLine[];
  readonly expert: VisitingExpert | null;
  readonly arriveBy: Instant | null;
  readonly surveyAnswered: boolean;
};

export type ProblemTypeView = {
  readonly code: string;
  readonly category: DeviceCategory;
  readonly title: string;
  readonly titles: { readonly en: string; readonly es: string };
  readonly requiredSkills: readonly RequiredSkill[];
  readonly expectedMinutes: number;
  readonly priority: Priority;
};
