import type { AssignmentStatus } from '@sysops/domain/dispatch';
import type { TicketStatus } from '@sysops/domain/tickets';

/** What a manager may say for an expert, in the order of a visit. */
export type ExpertAct = 'accept' | 'accept_go' | 'decline' | 'travel' | 'arrive' | 'complete' | 'cannot' | 'hold' | 'absent' | 'release' | 'pause' | 'resume';

/** The acts that the visit's present state allows; the server decides in the end. */
export function actsFor(status: AssignmentStatus, ticket: TicketStatus): readonly ExpertAct[] {
  switch (status) {
    case 'offered': return ['accept', 'accept_go', 'decline'];
    case 'accepted': return ['travel', 'release'];
    case 'travelling': return ['arrive', 'release'];
    case 'arrived': return ticket === 'on_hold' ? ['resume', 'hold', 'absent', 'cannot'] : ['complete', 'cannot', 'hold', 'absent', 'pause'];
    default: return [];
  }
}
