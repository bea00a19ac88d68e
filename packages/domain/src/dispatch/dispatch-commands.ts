import * as z from 'zod';
import { ServiceArea } from '../experts/index.ts';
import { CommandId, Id, Instant, LatLng, line, text } from '../shared/index.ts';
import { HoldReason, Priority, RequiredSkill, ResolutionCode, SkillCode } from '../tickets/index.ts';
import { DeclineReason } from './assignment.ts';

/** Where the phone was when the button was pressed; taken only on shift. */
const Position = LatLng.extend({ at: Instant, accuracyMeters: z.number().min(0).max(100_000).optional() });

/**
 * Every act names the assignment. `reason` is required when a manager acts for the expert.
 * `doneAt` is when the button was pressed; a phone without a signal sends it later, and it counts within bounds.
 */
const act = { commandId: CommandId, assignmentId: Id, reason: line(200).optional(), position: Position.optional(), doneAt: Instant.optional() };

export const AcceptOffer = z.object({ ...act, andGo: z.boolean().default(false) });
export type AcceptOffer = z.infer<typeof AcceptOffer>;

export const DeclineOffer = z.object({ ...act, declineReason: DeclineReason, note: line(200).optional() });
export type DeclineOffer = z.infer<typeof DeclineOffer>;

export const StartTravel = z.object(act);
export type StartTravel = z.infer<typeof StartTravel>;

export const ArriveOnSite = z.object(act);
export type ArriveOnSite = z.infer<typeof ArriveOnSite>;

/** Every completion says which article was the fix, or that none fits. */
export const KnowledgeUse = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('article'), articleId: Id }),
  z.object({ kind: z.literal('none_fits') }),
]);
export type KnowledgeUse = z.infer<typeof KnowledgeUse>;

export const CompleteVisit = z.object({ ...act, resolution: ResolutionCode, summary: text(2000), knowledge: KnowledgeUse });
export type CompleteVisit = z.infer<typeof CompleteVisit>;

export const CannotComplete = z.object({ ...act, reason: line(200), requiredSkills: z.array(RequiredSkill).min(1).max(6).optional() });
export type CannotComplete = z.infer<typeof CannotComplete>;

export const ReleaseVisit = z.object({ ...act, reason: line(200) });
export type ReleaseVisit = z.infer<typeof ReleaseVisit>;

/** What work on site waits for. Somebody who is not there at all is reported as absent. */
export const SiteHoldReason = HoldReason.exclude(['customer_absent']);
export type SiteHoldReason = z.infer<typeof SiteHoldReason>;

export const PauseWork = z.object({ ...act, holdReason: SiteHoldReason, resumeAt: Instant });
export type PauseWork = z.infer<typeof PauseWork>;

/** Not today: the visit ends, the ticket waits for a part, the customer or access until a date, and then a new visit is planned. */
export const HoldVisit = z.object({ ...act, reason: line(200), holdReason: SiteHoldReason, resumeAt: Instant });
export type HoldVisit = z.infer<typeof HoldVisit>;

export const ResumeWork = z.object(act);
export type ResumeWork = z.infer<typeof ResumeWork>;

/** The expert is at the door and nobody opens: after ten minutes and two tries to reach the customer. */
export const ReportAbsence = z.object({ ...act, tries: z.array(z.object({ at: Instant, by: z.enum(['call', 'text', 'door']) })).min(2).max(10), resumeAt: Instant.optional() });
export type ReportAbsence = z.infer<typeof ReportAbsence>;

export const SettleLateAct = z.object({ commandId: CommandId, lateActId: Id, note: line(300) });
export type SettleLateAct = z.infer<typeof SettleLateAct>;

export const ReadLateActs = z.object({ ticketId: Id.optional() });
export type ReadLateActs = z.infer<typeof ReadLateActs>;

const weight = z.number().min(0).max(100);

/** A policy as an admin writes it; weights sum to 100. */
export const PolicyFile = z.object({
  name: line(40),
  version: z.int().min(1),
  weights: z.object({ arrival: weight, slack: weight, skill_fit: weight, rare_skill: weight, continuity: weight, fair_load: weight, travel: weight }),
  maxTravelMinutes: z.int().min(1).max(600),
  areaRequired: z.boolean(),
  horizonMinutes: z.int().min(1).max(14 * 1440),
  insertion: z.object({ travelWeight: z.number().min(0).max(100), slideWeight: z.number().min(0).max(100) }).optional(),
  rareSkillMinutes: z.int().min(0).max(240).optional(),
  departWithinMinutes: z.int().min(0).max(14 * 1440).optional(),
  arrivalFullMinutes: z.int().min(0).max(240).optional(),
  followUp: z.object({ withinMinutes: z.int().min(0).max(14 * 1440), keepsPromise: z.boolean().optional() }).optional(),
  declinedFirst: z.boolean().optional(),
}).refine(({ weights }) => Math.abs(Object.values(weights).reduce((a, b) => a + b, 0) - 100) < 1e-9, { error: 'Weights must sum to 100', path: ['weights'] });
export type PolicyFile = z.infer<typeof PolicyFile>;

/** A second policy, asked at every decision; `percent` of the tickets are decided by it, 0 is none. Null takes it away. */
export const SetShadowPolicy = z.object({ commandId: CommandId, priority: Priority, policy: PolicyFile.nullable(), percent: z.int().min(0).max(100).default(0) });
export type SetShadowPolicy = z.infer<typeof SetShadowPolicy>;

export const WithdrawOffer = z.object({ commandId: CommandId, assignmentId: Id, reason: line(200) });
export type WithdrawOffer = z.infer<typeof WithdrawOffer>;

/** A manager's own choice. It obeys every hard rule that cannot be overridden; the reason is kept in the decision record. */
export const AssignByHand = z.object({ commandId: CommandId, ticketId: Id, version: z.int().min(1), expertId: Id, reason: line(200) });
export type AssignByHand = z.infer<typeof AssignByHand>;

export const AssignmentById = z.object({ assignmentId: Id });

/** What a customer wants of one expert at every visit; null takes the wish back. Who said so and why is kept. */
export const SetCustomerWish = z.object({ commandId: CommandId, customerId: Id, expertId: Id, wish: z.enum(['preferred', 'excluded']).nullable(), reason: line(200) });
export type SetCustomerWish = z.infer<typeof SetCustomerWish>;

export const ReadCustomerWishes = z.object({ customerId: Id });
export type ReadCustomerWishes = z.infer<typeof ReadCustomerWishes>;

/** Keeps a share of an area's hours for urgent work, of one skill or (`skill` null) of all. Hours are full ones on the clock at the customer's place. */
export const HoldCapacity = z.object({
  commandId: CommandId, holdId: Id, name: line(60), area: ServiceArea, skill: SkillCode.nullable(), fromHour: z.int().min(0).max(23), toHour: z.int().min(1).max(24), percent: z.int().min(1).max(90),
}).refine(({ fromHour, toHour }) => toHour > fromHour, { error: 'Must end after it starts', path: ['toHour'] });
export type HoldCapacity = z.infer<typeof HoldCapacity>;

export const ReleaseCapacity = z.object({ commandId: CommandId, holdId: Id });
export type ReleaseCapacity = z.infer<typeof ReleaseCapacity>;
