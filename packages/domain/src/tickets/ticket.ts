import type { Instant, Interval, Place } from '../shared/index.ts';
import type { SlaOverride } from '../sla/index.ts';
import type { EscalationCause, Priority, RequiredSkill, TicketChannel, TriageReason, VisitWindow, WaitingReason, HoldReason, ResolutionCode } from './ticket-terms.ts';

/** Who caused a fact. `onBehalfOf` says whose act it was when a manager or agent did it for somebody. */
export type ActorRef = {
  readonly role: 'customer' | 'agent' | 'expert' | 'manager' | 'system';
  readonly accountId: string | null;
  readonly name: string;
  readonly onBehalfOf?: 'expert' | 'customer';
};

/** What had to be done next, by whom, until when. Every open ticket has one (invariant I1). */
export type NextStep = {
  readonly action: 'complete_triage' | 'find_expert' | 'answer_offer' | 'start_travel' | 'arrive' | 'complete' | 'end_hold' | 'close';
  readonly owner: 'agent' | 'dispatch' | 'expert' | 'manager' | 'system';
  readonly dueAt: Instant;
};

export type TicketDevice = { readonly deviceId: string | null; readonly category: string; readonly label: string };

export type TicketProblem = {
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly requiredSkills: readonly RequiredSkill[];
  /** Minutes on site that the work type plans for. */
  readonly expectedMinutes: number;
};

/** Decided once, when the ticket is created; a plan that lapses later does not touch it. */
export type CoverVerdict = {
  readonly covered: boolean;
  readonly reason: 'active' | 'grace' | 'no_contract' | 'device_not_covered' | 'suspended' | 'ended' | 'not_started' | 'visits_used';
  readonly contractId: string | null;
  readonly planVersionId: string | null;
  readonly tier: string | null;
};

/** What a manager has fixed: the expert, the time, or both. Planning leaves it alone. */
export type TicketPin = { readonly expertId: string | null; readonly window: Interval | null };

/** What holds in every state. */
export type TicketFacts = {
  readonly id: string;
  /** Shown to people only after the row is committed. */
  readonly number: number;
  readonly customerId: string;
  readonly channel: TicketChannel;
  readonly raisedBy: ActorRef;
  readonly device: TicketDevice;
  readonly problem: TicketProblem;
  readonly priority: Priority;
  readonly place: Place;
  readonly window: VisitWindow;
  readonly cover: CoverVerdict;
  /** Times agreed with the customer when the ticket was raised; like cover, later changes do not touch it. */
  readonly slaOverride?: SlaOverride;
  readonly createdAt: Instant;
  readonly reopened: boolean;
  readonly escalated: boolean;
  readonly pinned: boolean;
  /** What `pinned` means; null when nothing is fixed. */
  readonly pin: TicketPin | null;
  /** Whom the customer would like; asked first when he can come as soon as others. */
  readonly preferredExpertId: string | null;
  /** Experts the customer does not want back. */
  readonly excludedExpertIds: readonly string[];
  /** Who came last time; continuity for a reopened ticket. */
  readonly previousExpertId: string | null;
  /** Grows by one with each fact; the guard against stale writes. */
  readonly version: number;
};

/** The expert as he was when he accepted: what a customer may know before the visit. */
export type ExpertCard = { readonly name: string; readonly firstName: string; readonly languages: readonly string[]; readonly skills: readonly string[] };

export type Visit = { readonly assignmentId: string; readonly expertId: string; readonly expert: ExpertCard };

export type TriageTicket = TicketFacts & { readonly status: 'triage'; readonly triageReasons: readonly TriageReason[]; readonly next: NextStep };
export type WaitingTicket = TicketFacts & { readonly status: 'waiting'; readonly waitingReason: WaitingReason; readonly windowOffer?: Interval; readonly next: NextStep };
export type OfferedTicket = TicketFacts & { readonly status: 'offered'; readonly next: NextStep };
export type AssignedTicket = TicketFacts & Visit & { readonly status: 'assigned'; readonly arriveBy: Instant; readonly next: NextStep };
export type EnRouteTicket = TicketFacts & Visit & { readonly status: 'en_route'; readonly eta: Instant; readonly next: NextStep };
export type OnSiteTicket = TicketFacts & Visit & { readonly status: 'on_site'; readonly arrivedAt: Instant; readonly next: NextStep };
/** `visit` is kept only for a pause on site; a hold with a visit to come has ended its assignment. */
export type OnHoldTicket = TicketFacts & {
  readonly status: 'on_hold';
  readonly holdReason: HoldReason;
  readonly resumeAt: Instant;
  readonly visit: (Visit & { readonly arrivedAt: Instant }) | null;
  readonly next: NextStep;
};
export type CompletedTicket = TicketFacts & Visit & {
  readonly status: 'completed';
  readonly completedAt: Instant;
  readonly resolution: ResolutionCode;
  readonly summary: string;
  readonly next: NextStep;
};
export type ClosedTicket = TicketFacts & Visit & { readonly status: 'closed'; readonly completedAt: Instant; readonly closedAt: Instant; readonly next: null };
export type CancelledTicket = TicketFacts & { readonly status: 'cancelled'; readonly cancelledAt: Instant; readonly cancelReason: string; readonly next: null };

export type Ticket =
  | TriageTicket
  | WaitingTicket
  | OfferedTicket
  | AssignedTicket
  | EnRouteTicket
  | OnSiteTicket
  | OnHoldTicket
  | CompletedTicket
  | ClosedTicket
  | CancelledTicket;

export type TicketStatus = Ticket['status'];

/** `at` is when it happened; `receivedAt` when the server heard of it, if a phone without a signal told it later. */
type Fact<Type extends string, Body extends object = object> = { readonly type: Type; readonly at: Instant; readonly receivedAt?: Instant; readonly by: ActorRef; readonly reason?: string } & Readonly<Body>;

export type TicketEvent =
  | Fact<'TicketRaised', { facts: Omit<TicketFacts, 'version'>; triageReasons: readonly TriageReason[] }>
  | Fact<'TriageCompleted', { changes: TriageChanges }>
  | Fact<'SentToTriage', { triageReasons: readonly TriageReason[] }>
  | Fact<'WaitingExplained', { waitingReason: WaitingReason }>
  | Fact<'TicketOffered', { expiresAt: Instant }>
  | Fact<'OffersEnded', { waitingReason: WaitingReason }>
  | Fact<'TicketAssigned', Visit & { departAt: Instant; arriveBy: Instant }>
  | Fact<'TravelStarted', { eta: Instant }>
  | Fact<'ExpertArrived'>
  | Fact<'VisitReleased', { expertId: string; waitingReason: WaitingReason }>
  | Fact<'CouldNotComplete', { expertId: string; requiredSkills: readonly RequiredSkill[] }>
  | Fact<'TicketHeld', { holdReason: HoldReason; resumeAt: Instant }>
  | Fact<'WorkPaused', { holdReason: HoldReason; resumeAt: Instant }>
  | Fact<'WorkResumed'>
  | Fact<'HoldEnded'>
  | Fact<'TicketCompleted', { resolution: ResolutionCode; summary: string }>
  | Fact<'TicketReopened'>
  | Fact<'TicketClosed'>
  | Fact<'PriorityChanged', { priority: Priority }>
  | Fact<'TicketEscalated', { cause: EscalationCause; step: number }>
  | Fact<'EscalationAcknowledged'>
  | Fact<'TicketPinned', { pin: TicketPin }>
  | Fact<'TicketUnpinned'>
  | Fact<'ExpertWishesChanged', { preferredExpertId: string | null; excludedExpertIds: readonly string[] }>
  | Fact<'ArrivalChanged', { departAt: Instant; arriveAt: Instant; announced: boolean }>
  | Fact<'WindowOffered', { window: Interval }>
  | Fact<'WindowChanged', { window: VisitWindow }>
  /** The time that was wished for or pinned went by without a visit. */
  | Fact<'WindowPassed', { passed: Interval }>
  | Fact<'TicketCancelled'>;

/** What an agent may put right in triage. */
export type TriageChanges = {
  readonly device?: TicketDevice | undefined;
  readonly problem?: TicketProblem | undefined;
  readonly priority?: Priority | undefined;
  readonly place?: Place | undefined;
  readonly window?: VisitWindow | undefined;
};
