import type { ActResult, HoldVisit, SiteHoldReason } from '@sysops/domain/dispatch';
import { hour, minute, type Instant } from '@sysops/domain/shared';
import { actOnTicket, addStaffTask } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { backAtWork, move, withVisit } from './with-visit.ts';

type Task = { readonly kind: string; readonly ownerRole: 'agent' | 'manager'; readonly note: (why: string) => string; readonly within: Instant };

const appointment: Task = { kind: 'rebook', ownerRole: 'agent', note: (why) => `The work goes on another day: ${why}. Please make a new appointment.`, within: 30 * minute };

/** Who sees to it that the wait ends. */
const tasks: Readonly<Record<SiteHoldReason, Task>> = {
  part_needed: { kind: 'parts_missing', ownerRole: 'manager', note: (why) => `An expert needs a part for this repair: ${why}.`, within: hour },
  customer_unavailable: appointment,
  no_access: appointment,
};

/** The work goes on another day: the visit ends and the expert is free; the ticket waits until the date. */
export function holdVisit(ctx: ActorCtx, input: HoldVisit): Promise<ActResult> {
  return withVisit(ctx, { procedure: 'dispatch.holdVisit', input }, async (found) => {
    const visit = await backAtWork(found);
    const { assignment, ticket, by, tx, at } = visit;
    const { holdReason, resumeAt, reason } = input;
    const status = await move(visit, 'cannot_complete', { reason });
    const held = await actOnTicket(tx, ticket, { command: { type: 'hold_visit', by, holdReason, resumeAt, reason, doneAt: at } });
    const { kind, ownerRole, note, within } = tasks[holdReason];
    await addStaffTask(tx.em, { kind, ownerRole, note: note(reason), dedupeKey: `${kind}:${assignment.id}`, ticketId: ticket.id, dueAt: tx.now + within });
    return { status, ticket: held };
  });
}
