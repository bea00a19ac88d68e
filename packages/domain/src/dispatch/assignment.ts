import * as z from 'zod';
import { DomainError, minute, type Instant, type LatLng } from '../shared/index.ts';
import type { Priority } from '../tickets/index.ts';

export const AssignmentStatus = z.enum([
  'offered', 'accepted', 'travelling', 'arrived', 'done',
  'declined', 'expired', 'withdrawn', 'released', 'no_show', 'customer_absent', 'cannot_complete',
]);
export type AssignmentStatus = z.infer<typeof AssignmentStatus>;

/** A live assignment reserves its expert's time; the database excludes overlaps among these (invariant I2). */
export const liveStatuses = ['offered', 'accepted', 'travelling', 'arrived'] as const satisfies readonly AssignmentStatus[];

export const DeclineReason = z.enum(['schedule', 'skill', 'location', 'parts', 'customer_unavailable', 'duplicate', 'other']);
export type DeclineReason = z.infer<typeof DeclineReason>;

/** One asking of one expert for one ticket, from the offer to the end of the visit. */
export type Assignment = {
  readonly id: string;
  readonly ticketId: string;
  readonly expertId: string;
  readonly status: AssignmentStatus;
  /** 1; for urgent tickets 1 to 3, asked in parallel. */
  readonly slot: number;
  readonly offeredAt: Instant;
  readonly expiresAt: Instant;
  /** Reserved range: leaves at `departAt`, planned on site from `arriveAt` to `finishAt`. */
  readonly departAt: Instant;
  readonly arriveAt: Instant;
  readonly finishAt: Instant;
  readonly travelMinutes: number;
  readonly place: LatLng;
  readonly decisionId: string | null;
};

export type AssignmentAction = 'accept' | 'travel' | 'arrive' | 'finish' | 'decline' | 'expire' | 'withdraw' | 'release' | 'miss' | 'customer_absent' | 'cannot_complete';

const moves: Readonly<Record<AssignmentAction, { readonly from: readonly AssignmentStatus[]; readonly to: AssignmentStatus }>> = {
  accept: { from: ['offered'], to: 'accepted' },
  travel: { from: ['accepted'], to: 'travelling' },
  arrive: { from: ['travelling'], to: 'arrived' },
  finish: { from: ['arrived'], to: 'done' },
  decline: { from: ['offered'], to: 'declined' },
  expire: { from: ['offered'], to: 'expired' },
  withdraw: { from: ['offered'], to: 'withdrawn' },
  release: { from: ['accepted', 'travelling'], to: 'released' },
  miss: { from: ['accepted', 'travelling'], to: 'no_show' },
  customer_absent: { from: ['arrived'], to: 'customer_absent' },
  cannot_complete: { from: ['arrived'], to: 'cannot_complete' },
};

/**
 * The status after an act. Throws `expired` for an answer after the offer's time (invariant I7) and
 * `illegal_transition` otherwise. `now` is the database's clock.
 */
export function moveAssignment(assignment: Pick<Assignment, 'status' | 'expiresAt'>, action: AssignmentAction, now: Instant): AssignmentStatus {
  const { from, to } = moves[action];
  const late = (action === 'accept' || action === 'decline') && now >= assignment.expiresAt;
  if ((assignment.status === 'expired' && action === 'accept') || (assignment.status === 'offered' && late)) {
    throw new DomainError('expired', 'This offer has expired and went to the next expert', { expiresAt: assignment.expiresAt });
  }
  if (!from.includes(assignment.status)) {
    throw new DomainError('illegal_transition', `This job is ${assignment.status.replace('_', ' ')} already`, { action, status: assignment.status });
  }
  return to;
}

/** How long an expert may think, in minutes. */
export const offerMinutes: Readonly<Record<Priority, number>> = { urgent: 2, high: 5, normal: 10, low: 20 };

/** How many experts are asked at once. */
export const parallelOffers = (priority: Priority): number => (priority === 'urgent' ? 3 : 1);

export const offerExpiry = (priority: Priority, now: Instant): Instant => now + offerMinutes[priority] * minute;
