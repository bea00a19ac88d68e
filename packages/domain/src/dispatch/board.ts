import * as z from 'zod';
import { Instant, day, type Interval } from '../shared/index.ts';
import type { Priority, TicketStatus } from '../tickets/index.ts';
import type { AssignmentStatus } from './assignment.ts';
import type { ExpertOnMap } from './dispatch-views.ts';

/** The stretch of time that the board shows: at most a week and a day. */
export const ReadBoard = z.object({ from: Instant, to: Instant }).refine(({ from, to }) => from < to && to - from <= 8 * day, { error: 'Must be at most eight days' });
export type ReadBoard = z.infer<typeof ReadBoard>;

/** One bar on the board: an offer or a visit. Travel runs from `departAt` to `arriveAt`. */
export type BoardVisit = {
  readonly assignmentId: string;
  readonly expertId: string;
  readonly ticketId: string;
  readonly ticketNumber: number;
  readonly ticketStatus: TicketStatus;
  readonly status: AssignmentStatus;
  readonly priority: Priority;
  /** A manager keeps the expert, the time or both: planning leaves it alone. */
  readonly pinned: boolean;
  readonly deviceLabel: string;
  readonly problemTitle: string;
  readonly city: string;
  readonly departAt: Instant;
  readonly arriveAt: Instant;
  /** Planned end of a live visit; the true end of one that is over. */
  readonly finishAt: Instant;
};

export type BoardExpert = {
  readonly expertId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly skills: readonly string[];
  readonly state: ExpertOnMap['state'];
  /** Working spans within the stretch, absences taken out. */
  readonly working: readonly Interval[];
  readonly visits: readonly BoardVisit[];
};

/** Every active expert with his working time and his visits. `at` is the database's clock. */
export type BoardView = { readonly at: Instant; readonly from: Instant; readonly to: Instant; readonly experts: readonly BoardExpert[] };
