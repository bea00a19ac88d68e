import * as z from 'zod';
import { Instant, Interval } from '../shared/index.ts';

export const Priority = z.enum(['urgent', 'high', 'normal', 'low']);
export type Priority = z.infer<typeof Priority>;

export const TicketChannel = z.enum(['web', 'phone']);
export type TicketChannel = z.infer<typeof TicketChannel>;

export const DeviceCategory = z.enum(['computer', 'tv', 'stereo']);
export type DeviceCategory = z.infer<typeof DeviceCategory>;

export const SkillCode = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);

/** Levels run from 1 (trained) to 5 (teaches others). */
export const SkillLevel = z.int().min(1).max(5);
export const RequiredSkill = z.object({ skill: SkillCode, level: SkillLevel });
export type RequiredSkill = z.infer<typeof RequiredSkill>;

/** When the customer can be visited: as soon as possible, or within a window. */
export const VisitWindow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('asap') }),
  z.object({ kind: z.literal('window'), from: Instant, to: Instant }),
]);
export type VisitWindow = z.infer<typeof VisitWindow>;
export const isOrdered = (window: VisitWindow): boolean => window.kind === 'asap' || Interval.safeParse(window).success;

export const TriageReason = z.enum(['place_unknown', 'device_unknown', 'problem_unknown', 'cover_unclear', 'duplicate_suspected', 'skill_mismatch', 'customer_unavailable']);
export type TriageReason = z.infer<typeof TriageReason>;

/** Why a ticket waits; the screen of a manager shows it in words. */
export const WaitingReason = z.enum([
  'just_raised',
  'no_expert_with_skill',
  'no_expert_in_area',
  'no_expert_on_shift',
  'all_experts_booked',
  'window_not_reachable',
  'all_declined',
  'offer_expired',
  'offer_withdrawn',
  'released',
  'no_show',
  'reassigned',
  'expert_unavailable',
  'running_over',
  'could_not_complete',
  'reopened',
  'hold_ended',
]);
export type WaitingReason = z.infer<typeof WaitingReason>;

/** Why a person has to look at an open ticket now. */
export const EscalationCause = z.enum(['all_declined', 'ladder_ended', 'dead_phone', 'no_show', 'silent_en_route', 'arrival_unsaid', 'overrun', 'expert_unavailable', 'sla_assign', 'sla_arrive', 'sla_resolve', 'paused_long', 'orphan']);
export type EscalationCause = z.infer<typeof EscalationCause>;

export const HoldReason = z.enum(['customer_unavailable', 'part_needed', 'no_access', 'customer_absent']);
export type HoldReason = z.infer<typeof HoldReason>;

export const ResolutionCode = z.enum(['repaired', 'part_replaced', 'advice_given', 'no_fault_found']);
export type ResolutionCode = z.infer<typeof ResolutionCode>;

export const TicketStatusCode = z.enum(['triage', 'waiting', 'offered', 'assigned', 'en_route', 'on_site', 'on_hold', 'completed', 'closed', 'cancelled']);

/** The one word a customer reads, the same on web, SMS and e-mail. */
export type CustomerStatus = 'received' | 'expert_assigned' | 'on_the_way' | 'working' | 'paused' | 'done' | 'cancelled';

export const customerStatus: Readonly<Record<z.infer<typeof TicketStatusCode>, CustomerStatus>> = {
  triage: 'received',
  waiting: 'received',
  offered: 'received',
  assigned: 'expert_assigned',
  en_route: 'on_the_way',
  on_site: 'working',
  on_hold: 'paused',
  completed: 'done',
  closed: 'done',
  cancelled: 'cancelled',
};
