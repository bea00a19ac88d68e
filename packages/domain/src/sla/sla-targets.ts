import * as z from 'zod';
import type { Priority } from '../tickets/index.ts';
import { businessDayMinutes } from './default-calendars.ts';

/** Accepted by an expert; expert on site; repaired. */
export const ClockKind = z.enum(['assign', 'arrive', 'resolve']);
export type ClockKind = z.infer<typeof ClockKind>;

/** `calendar` says which minutes count: all of them, or the business hours at the customer's place. */
export const SlaTarget = z.object({ minutes: z.int().min(1).max(100_000), calendar: z.enum(['always', 'business']) });
export type SlaTarget = z.infer<typeof SlaTarget>;

export type ClockTargets = Readonly<Record<ClockKind, SlaTarget>>;
export type TierTargets = Readonly<Record<Priority, ClockTargets>>;
/** By the tier of the plan. `standard` must be there: it serves unknown tiers and tickets without cover. */
export type TargetTable = Readonly<Record<string, TierTargets>> & { readonly standard: TierTargets };

const always = (minutes: number): SlaTarget => ({ minutes, calendar: 'always' });
const business = (minutes: number): SlaTarget => ({ minutes, calendar: 'business' });
const businessHours = (hours: number): SlaTarget => business(hours * 60);
const businessDays = (days: number): SlaTarget => business(days * businessDayMinutes);

/** Source of the standard tier: the product's dispatch section. "Plus" keeps the urgent times and halves the way to the door of the rest. */
export const defaultTargets: TargetTable = {
  standard: {
    urgent: { assign: always(10), arrive: always(4 * 60), resolve: always(8 * 60) },
    high: { assign: business(20), arrive: businessHours(8), resolve: businessDays(1) },
    normal: { assign: business(30), arrive: businessDays(1), resolve: businessDays(2) },
    low: { assign: business(60), arrive: businessDays(3), resolve: businessDays(5) },
  },
  plus: {
    urgent: { assign: always(10), arrive: always(4 * 60), resolve: always(8 * 60) },
    high: { assign: business(20), arrive: businessHours(4), resolve: businessDays(1) },
    normal: { assign: business(30), arrive: businessHours(5), resolve: businessDays(1) },
    low: { assign: business(60), arrive: businessDays(1.5), resolve: businessDays(3) },
  },
};

const overridden = z.object({ assign: SlaTarget.optional(), arrive: SlaTarget.optional(), resolve: SlaTarget.optional() });

/** Times agreed with one customer for a while; what is not named follows his plan. */
export const SlaOverride = z.object({ urgent: overridden.optional(), high: overridden.optional(), normal: overridden.optional(), low: overridden.optional() });
export type SlaOverride = z.infer<typeof SlaOverride>;

export const namesTarget = (override: SlaOverride): boolean => Object.values(override).some((clocks) => clocks !== undefined && Object.values(clocks).some((target) => target !== undefined));

export type TargetKey = { readonly priority: Priority; readonly tier: string | null; readonly override?: SlaOverride | undefined };

export function targetsFor(table: TargetTable, { priority, tier, override }: TargetKey): ClockTargets {
  const byPlan = (table[tier ?? 'standard'] ?? table.standard)[priority];
  const agreed = override?.[priority];
  return agreed ? { assign: agreed.assign ?? byPlan.assign, arrive: agreed.arrive ?? byPlan.arrive, resolve: agreed.resolve ?? byPlan.resolve } : byPlan;
}
