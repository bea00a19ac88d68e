import * as z from 'zod';
import { CommandId, Id, Instant, Place, line, optionalText, text } from '../shared/index.ts';
import { DeviceCategory, HoldReason, Priority, TicketStatusCode, TriageReason, VisitWindow } from './ticket-terms.ts';

/** `ticketId` is made by the client and is the key of the request: five submissions are one ticket and one number. */
export const RaiseTicket = z.object({
  ticketId: Id,
  /** Set by an agent who raises for a caller; a customer raises for himself. */
  customerId: Id.optional(),
  device: z.object({ deviceId: Id.nullable(), category: DeviceCategory, label: line(120) }),
  problemCode: line(60).nullable(),
  description: text(4000),
  place: Place,
  window: VisitWindow,
  /** Agents may raise it; a customer's is the work type's. */
  priority: Priority.optional(),
});
export type RaiseTicket = z.infer<typeof RaiseTicket>;

const act = { commandId: CommandId, ticketId: Id, version: z.int().min(1) };

export const CancelTicket = z.object({ ...act, reason: line(200) });
export type CancelTicket = z.infer<typeof CancelTicket>;

export const CompleteTriage = z.object({
  ...act,
  device: z.object({ deviceId: Id.nullable(), category: DeviceCategory, label: line(120) }).optional(),
  problemCode: line(60).optional(),
  place: Place.optional(),
  window: VisitWindow.optional(),
  priority: Priority.optional(),
  reason: optionalText(300).optional(),
});
export type CompleteTriage = z.infer<typeof CompleteTriage>;

/** A person finds that something about a ticket has to be cleared up before an expert may come. */
export const SendToTriage = z.object({ ...act, triageReasons: z.array(TriageReason).min(1).max(7), reason: line(200) });
export type SendToTriage = z.infer<typeof SendToTriage>;

export const HoldTicket = z.object({ ...act, holdReason: HoldReason, resumeAt: Instant, reason: line(200).optional() });
export type HoldTicket = z.infer<typeof HoldTicket>;

export const EndHold = z.object(act);
export type EndHold = z.infer<typeof EndHold>;

export const ReopenTicket = z.object({ ...act, reason: line(300) });
export type ReopenTicket = z.infer<typeof ReopenTicket>;

/** Fixes the expert, the time, or both: planning leaves it alone. */
export const PinTicket = z.object({ ...act, expertId: Id.nullable(), window: z.object({ from: Instant, to: Instant }).nullable(), reason: line(200) });
export type PinTicket = z.infer<typeof PinTicket>;

export const UnpinTicket = z.object({ ...act, reason: line(200).optional() });
export type UnpinTicket = z.infer<typeof UnpinTicket>;

/** Whom the customer would like, and whom not again. */
export const WishExpert = z.object({ ...act, preferredExpertId: Id.nullable(), excludedExpertIds: z.array(Id).max(50), reason: line(200).optional() });
export type WishExpert = z.infer<typeof WishExpert>;

export const ChangePriority = z.object({ ...act, priority: Priority, reason: line(200) });
export type ChangePriority = z.infer<typeof ChangePriority>;

/** A new time for the visit: the customer's own wish, or the window that was offered to him. */
export const ChangeWindow = z.object({ ...act, window: VisitWindow, reason: line(200).optional() });
export type ChangeWindow = z.infer<typeof ChangeWindow>;

/** Open tasks of one's own roles, or all of one ticket. */
export const ListTasks = z.object({ ticketId: Id.optional() });
export type ListTasks = z.infer<typeof ListTasks>;

export const SettleTask = z.object({ commandId: CommandId, taskId: Id, note: line(300) });
export type SettleTask = z.infer<typeof SettleTask>;

export const TicketById = z.object({ ticketId: Id });
export type TicketById = z.infer<typeof TicketById>;

export const ListTickets = z.object({
  status: z.array(TicketStatusCode).max(10).optional(),
  priority: z.array(Priority).max(4).optional(),
  customerId: Id.optional(),
  expertId: Id.optional(),
  /** Number, device, problem or customer name fragment. */
  search: optionalText(80).optional(),
  /** `due`: next step soonest first, open tickets only. `changed`: latest change first. */
  order: z.enum(['newest', 'due', 'changed']).default('newest'),
  /** The last row's id of the page before. */
  after: Id.optional(),
  limit: z.int().min(1).max(100).default(50),
});
export type ListTickets = z.infer<typeof ListTickets>;
