import type { Instant, LatLng, Place } from '../shared/index.ts';
import type { DeviceCategory, Priority, RequiredSkill, TicketStatus, VisitWindow } from '../tickets/index.ts';
import type { AssignmentStatus } from './assignment.ts';
import type { Candidate, CustomerWishKind, Decision, DispatchPolicy, DispatchRequest, HardRule } from './decision.ts';

/** What an expert sees of a job. Before acceptance `customer` is null and `place` holds only city, state and ZIP. */
export type JobView = {
  readonly assignmentId: string;
  readonly ticketId: string;
  readonly ticketNumber: number;
  readonly status: AssignmentStatus;
  readonly ticketStatus: TicketStatus;
  readonly ticketVersion: number;
  readonly priority: Priority;
  readonly window: VisitWindow;
  readonly device: { readonly category: DeviceCategory; readonly label: string; readonly serial: string | null };
  readonly problem: { readonly code: string; readonly title: string; readonly description: string; readonly expectedMinutes: number; readonly requiredSkills: readonly RequiredSkill[] };
  readonly area: { readonly city: string; readonly state: string; readonly zip: string };
  readonly place: Place | null;
  readonly customer: { readonly name: string; readonly phone: string; readonly language: string } | null;
  readonly offeredAt: Instant;
  readonly expiresAt: Instant;
  readonly departAt: Instant;
  readonly arriveAt: Instant;
  readonly finishAt: Instant;
  readonly travelMinutes: number;
  readonly pausedUntil: Instant | null;
  /** He is there by his position, or should be: the app asks whether he has arrived. */
  readonly arrivalAsked: boolean;
  readonly reopened: boolean;
};

/** The expert's day: open offers first, then live jobs in order of time, then what ended today. `more`: further jobs follow that he does not see yet. `givesBack`: how many accepted jobs he would lose by going away now. */
export type MyJobsView = { readonly at: Instant; readonly offers: readonly JobView[]; readonly jobs: readonly JobView[]; readonly more: boolean; readonly givesBack: number; readonly doneToday: readonly JobView[] };

export type AssignmentView = {
  readonly id: string;
  readonly expertId: string;
  readonly expertName: string;
  readonly status: AssignmentStatus;
  readonly slot: number;
  readonly offeredAt: Instant;
  readonly expiresAt: Instant;
  readonly departAt: Instant;
  readonly arriveAt: Instant;
  readonly finishAt: Instant;
  readonly endedAt: Instant | null;
  readonly endReason: string | null;
  readonly decisionId: string | null;
};

/** A stored decision with the inputs it was made from, so that anyone can replay it. */
export type DecisionView = {
  readonly id: string;
  readonly at: Instant;
  readonly by: 'system' | 'manager';
  readonly reason: string | null;
  /** Rules that a manager decided against; `inputs` and `policy` are what the choice was made with after that. */
  readonly overrides: readonly HardRule[];
  /** How many experts were to be asked at once. */
  readonly wanted: number;
  readonly request: DispatchRequest;
  readonly policy: DispatchPolicy;
  readonly inputs: readonly Candidate[];
  readonly decision: Decision;
};

export type TicketDispatchView = { readonly assignments: readonly AssignmentView[]; readonly decisions: readonly { readonly id: string; readonly at: Instant; readonly chosen: readonly string[]; readonly waitingReason: string | null; readonly candidates: number }[] };

/** A customer's standing wish about one expert. */
export type CustomerWishView = { readonly expertId: string; readonly expertName: string; readonly wish: CustomerWishKind; readonly reason: string; readonly setBy: string; readonly setAt: Instant };

export type ActResult = { readonly assignmentId: string; readonly ticketId: string; readonly status: AssignmentStatus; readonly ticketStatus: TicketStatus; readonly ticketVersion: number };

/** What an expert did without a signal and what came too late to be applied. */
export type LateActView = {
  readonly id: string;
  readonly assignmentId: string;
  readonly ticketId: string;
  readonly expertId: string;
  readonly procedure: string;
  readonly input: object;
  readonly doneAt: Instant;
  readonly receivedAt: Instant;
  readonly refusedWith: string;
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
  readonly note: string | null;
};

/** What an expert does now, derived from his jobs, his switch and his plan; nobody types it. */
export type ExpertState = 'off_shift' | 'free' | 'offered' | 'en_route' | 'on_job' | 'break' | 'absent' | 'away';

/** Everything a live map needs of the experts at work. */
export type ExpertOnMap = LatLng & { readonly expertId: string; readonly name: string; readonly at: Instant | null; readonly state: ExpertState };

