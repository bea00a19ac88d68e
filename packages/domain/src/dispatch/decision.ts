import type { Instant, Interval, LatLng } from '../shared/index.ts';
import type { ServiceArea } from '../experts/index.ts';
import type { Priority, RequiredSkill, VisitWindow, WaitingReason } from '../tickets/index.ts';

/** Where an expert is believed to be, best source first. `at` is the age of the evidence. */
export type KnownLocation = LatLng & { readonly source: 'fix' | 'current_job' | 'last_job' | 'home'; readonly at: Instant | null };

/**
 * A stretch of an expert's time that is taken: travel from `from`, on site from `arriveAt` to `to` (predicted).
 * `latestArrival` says that the visit may move, and how late it may become; without it nothing about the visit changes.
 */
export type Reservation = { readonly assignmentId: string; readonly from: Instant; readonly arriveAt: Instant; readonly to: Instant; readonly place: LatLng; readonly latestArrival?: Instant | null };

/** A customer's standing wish about one expert: gladly again, or never again. */
export type CustomerWishKind = 'preferred' | 'excluded';

/** All that the decision knows of one expert. */
export type Candidate = {
  readonly expertId: string;
  readonly name: string;
  readonly active: boolean;
  /** Set away by himself or after silence. */
  readonly away: boolean;
  readonly autoAccept: boolean;
  readonly skills: readonly { readonly skill: string; readonly level: number; readonly expiresAt: Instant | null }[];
  readonly serviceArea: ServiceArea;
  /** Working spans ahead, absences taken out, in order. */
  readonly working: readonly Interval[];
  readonly location: KnownLocation;
  /** Live reservations in order of time. */
  readonly plan: readonly Reservation[];
  readonly offersToday: number;
  readonly bookedMinutesToday: number;
  /** Declined this ticket or let it expire within 24 h. */
  readonly refusedThis: boolean;
  /** What the customer has said about him once for all visits; absent: nothing. */
  readonly customerWish?: CustomerWishKind;
  /** Skills that nobody else on duty holds. Absent: counted among the candidates. */
  readonly scarceSkills?: readonly string[];
};

/** An hour at the ticket's place of which so many percent of the capacity are kept for urgent work. */
export type HeldBackHour = Interval & { readonly percent: number };

export type DispatchRequest = {
  readonly ticketId: string;
  readonly now: Instant;
  readonly priority: Priority;
  readonly requiredSkills: readonly RequiredSkill[];
  readonly place: LatLng & { readonly zip: string };
  readonly window: VisitWindow;
  readonly expectedMinutes: number;
  /** SLA clock "arrive" ends here. */
  readonly arriveDue: Instant;
  readonly excludedExpertIds: readonly string[];
  readonly previousExpertId: string | null;
  /** Who was there before: the visit that follows is his, if the policy says so. Absent: no follow-up. */
  readonly followUpExpertId?: string | null;
  /** A manager's pin: nobody else may come. */
  readonly requiredExpertId?: string | null;
  /** Hours of which a share is kept for urgent work; absent: none, or the visit starts before any could matter. */
  readonly heldBack?: readonly HeldBackHour[];
};

export const hardRules = ['active', 'available', 'skills', 'area', 'not_excluded', 'not_refused', 'shift', 'free_time', 'window', 'travel', 'held_back'] as const;
export type HardRule = (typeof hardRules)[number];

export type RuleVerdict = { readonly rule: HardRule; readonly passed: boolean; readonly detail: string };

export const scoreParts = ['arrival', 'slack', 'skill_fit', 'rare_skill', 'continuity', 'fair_load', 'travel'] as const;
export type ScorePart = (typeof scoreParts)[number];

/** `value` runs 0–100 before its weight. */
export type ScoredPart = { readonly part: ScorePart; readonly weight: number; readonly value: number };

/** A visit behind the new one whose times change with it. */
export type VisitMove = { readonly assignmentId: string; readonly from: Instant; readonly arriveAt: Instant; readonly to: Instant; readonly travelMinutes: number };

/**
 * With policies that insert into plans: `addedTravelMinutes` is the travel of the whole plan with the visit, less without;
 * `addedDelayMinutes` what visits behind become later, summed.
 */
export type Slot = {
  readonly departAt: Instant;
  readonly arriveAt: Instant;
  readonly finishAt: Instant;
  readonly travelMinutes: number;
  readonly from: KnownLocation;
  readonly addedTravelMinutes?: number;
  readonly addedDelayMinutes?: number;
  readonly moves?: readonly VisitMove[];
};

export type CandidateVerdict = {
  readonly expertId: string;
  readonly name: string;
  readonly eligible: boolean;
  readonly rules: readonly RuleVerdict[];
  readonly slot: Slot | null;
  readonly score: { readonly total: number; readonly parts: readonly ScoredPart[] } | null;
  /** Kept for scarce work: the skill he alone has, while somebody else can come about as soon. */
  readonly heldBackFor?: string;
};

export type DispatchPolicy = {
  readonly name: string;
  readonly version: number;
  /** Weights sum to 100. */
  readonly weights: Readonly<Record<ScorePart, number>>;
  readonly maxTravelMinutes: number;
  /** Whether the service area must contain the place. */
  readonly areaRequired: boolean;
  /** An "as soon as possible" visit is planned at most this far ahead. */
  readonly horizonMinutes: number;
  /** An "as soon as possible" visit is given out only when the expert leaves within so many minutes. Absent: any time ahead. */
  readonly departWithinMinutes?: number;
  /**
   * From version 2: a visit goes where it costs the plan least. One minute of added travel, and one minute that a visit
   * behind becomes later, weigh so many minutes of waiting.
   */
  readonly insertion?: { readonly travelWeight: number; readonly slideWeight: number };
  /** Arrival scores in full up to so many minutes, 30 when absent. From version 2 none: among experts close by the soonest still wins. */
  readonly arrivalFullMinutes?: number;
  /**
   * From version 3: a follow-up visit goes to who was there before, if he can be there again within so many minutes and,
   * with `keepsPromise`, before the promised arrival is missed.
   */
  readonly followUp?: { readonly withinMinutes: number; readonly keepsPromise?: boolean | undefined };
  /** From version 3: when whoever could come now has declined, that is the reason, whatever stands against the others. */
  readonly declinedFirst?: boolean;
  /** From version 2: the only holder of a scarce skill stays free when another can arrive at most so much later. */
  readonly rareSkillMinutes?: number;
};

/** What became of the rule that a follow-up visit goes to who was there before; `because` says what stands against it. */
export type FollowUp = { readonly expertId: string; readonly kept: boolean; readonly because: string };

/** "Why this expert, why not the others", also for "nobody". Best first; deterministic. */
export type Decision = {
  readonly ticketId: string;
  readonly at: Instant;
  readonly policy: string;
  readonly chosen: readonly string[];
  readonly waitingReason: WaitingReason | null;
  readonly candidates: readonly CandidateVerdict[];
  /** Experts whom the same batch gave to other tickets, with the ticket. Needed to replay the choice. */
  readonly keptFor?: Readonly<Record<string, string>>;
  /** For follow-up visits only. */
  readonly followUp?: FollowUp;
};
