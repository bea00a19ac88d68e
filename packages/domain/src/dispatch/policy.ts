import type { Priority } from '../tickets/index.ts';
import type { DispatchPolicy } from './decision.ts';

/** Source of weights and limits: the product's dispatch section. */
export const standardPolicy: DispatchPolicy = {
  name: 'standard',
  version: 1,
  weights: { arrival: 35, slack: 15, skill_fit: 15, rare_skill: 10, continuity: 10, fair_load: 8, travel: 7 },
  maxTravelMinutes: 60,
  areaRequired: true,
  horizonMinutes: 8 * 60,
};

export const urgentPolicy: DispatchPolicy = {
  name: 'urgent',
  version: 1,
  weights: { arrival: 70, slack: 20, skill_fit: 10, rare_skill: 0, continuity: 0, fair_load: 0, travel: 0 },
  maxTravelMinutes: 120,
  areaRequired: false,
  horizonMinutes: 8 * 60,
};

/**
 * Version 2 inserts into plans, lets the soonest win also among experts close by, weighs the travel that a visit adds more
 * than version 1, and keeps the only holder of a scarce skill free. Source of its numbers: the policy benchmark.
 */
export const standardPolicy2: DispatchPolicy = {
  ...standardPolicy,
  version: 2,
  weights: { arrival: 35, slack: 12, skill_fit: 12, rare_skill: 9, continuity: 10, fair_load: 6, travel: 16 },
  insertion: { travelWeight: 1, slideWeight: 1 },
  arrivalFullMinutes: 0,
  rareSkillMinutes: 15,
};

export const urgentPolicy2: DispatchPolicy = { ...urgentPolicy, version: 2, insertion: { travelWeight: 0, slideWeight: 0.1 }, arrivalFullMinutes: 0 };

/**
 * Version 3 sends who was there before: an ordinary follow-up waits up to a day for him, an urgent one only as long as its
 * promise holds. And it says "declined" as soon as those have who could have come. Source: the product's catalogue, AS-25.
 */
export const standardPolicy3: DispatchPolicy = { ...standardPolicy2, version: 3, followUp: { withinMinutes: 24 * 60 }, declinedFirst: true };

export const urgentPolicy3: DispatchPolicy = { ...urgentPolicy2, version: 3, followUp: { withinMinutes: 24 * 60, keepsPromise: true }, declinedFirst: true };

/** The policy in force. Older versions stay for the decisions that were made by them. */
export const policyFor = (priority: Priority): DispatchPolicy => (priority === 'urgent' ? urgentPolicy3 : standardPolicy3);

/**
 * Whether a ticket is among the percentage that a tried policy decides: always the same answer for one ticket, and
 * whoever is among them stays so when the percentage rises. The last digits of an id are random (RFC 9562, version 7).
 */
export const inTrial = (ticketId: string, percent: number): boolean => Number.parseInt(ticketId.slice(-8), 16) % 100 < percent;

export const policyLabel = (policy: DispatchPolicy): string => `${policy.name}@${policy.version}`;
