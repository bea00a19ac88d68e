import { distanceKm, expandWeek, hour, instantOf, localTime, minute, type Instant } from '@sysops/domain/shared';
import type { DeviceCategory } from '@sysops/domain/tickets';
import type { Chance } from '../chance.ts';
import type { DemoDevice } from '../people/contracts.ts';
import type { DemoCustomer } from '../people/customers.ts';
import { isTurntable } from '../people/device-models.ts';
import type { DemoExpert } from '../people/experts.ts';
import { createAgenda } from './agenda.ts';
import { findExpert } from './find-expert.ts';
import type { Past, ProblemOf } from './past.ts';
import { playScript } from './script.ts';
import { raisePast, type Trouble } from './raise-past.ts';

export type PastPeople = { readonly chance: Chance; readonly experts: readonly DemoExpert[]; readonly customers: readonly DemoCustomer[]; readonly problems: readonly ProblemOf[]; readonly firstNumber: number };

/** Raised over the weeks before, and in the hours before; with the script's about 300. */
const earlier = 262;
const today = 40;
const earlierDays = 38;

/** How often each priority comes up, of 100. */
const share = { urgent: 4, high: 16, normal: 55, low: 25 } as const;

/** A problem that this device can have. */
export function problemFor(past: Past, device: { readonly category: DeviceCategory; readonly model: string }): ProblemOf {
  const { chance, problems } = past;
  const fitting = problems.filter((p) => p.category === device.category && (p.problem.code === 'stereo-turntable') === isTurntable(device.model));
  const weighted = fitting.flatMap((p) => Array.from({ length: share[p.priority] }, () => p));
  return chance.pick(weighted);
}

const coveredDevices = (customer: DemoCustomer): DemoDevice[] => customer.contracts.filter((c) => c.status === 'active' || c.status === 'grace').flatMap((c) => c.devices);

function anyTrouble(past: Past, customers: readonly DemoCustomer[]): Trouble {
  const customer = past.chance.pick(customers);
  const all = customer.contracts.flatMap((c) => c.devices);
  // Now and then for a device whose cover has ended.
  const device = past.chance.pick(past.chance.yes(0.97) && coveredDevices(customer).length > 0 ? coveredDevices(customer) : all);
  return { customer, device, problem: problemFor(past, device) };
}

/** Some hour of the day at the customer's own clock, most in the morning and after work. */
function someHour(at: Instant, customer: DemoCustomer, chance: Chance): Instant {
  const zone = customer.place.address.state === 'WY' ? 'America/Denver' : 'America/New_York';
  const minuteOfDay = chance.yes(0.92) ? chance.pick([chance.int(420, 720), chance.int(720, 1020), chance.int(960, 1260)]) : chance.int(0, 1439);
  return instantOf(localTime(at, zone), minuteOfDay, zone);
}

const isWorking = (expert: DemoExpert, at: Instant): boolean =>
  !(expert.absence && expert.absence.from <= at && at < expert.absence.to) && expandWeek(expert.shifts, expert.timeZone, { from: at - hour, to: at + 1 }).some((span) => span.from <= at - hour && at < span.to);

/** Trouble near somebody who works now and can mend it, so that the hours before are full at any time of the day. */
function troubleNear(past: Past, expert: DemoExpert, customers: readonly DemoCustomer[]): Trouble | null {
  const can = ({ problem }: ProblemOf): boolean => problem.requiredSkills.every((need) => expert.skills.some((s) => s.skill === need.skill && s.level >= need.level));
  for (let tries = 0; tries < 60; tries += 1) {
    const customer = past.chance.pick(customers);
    const { location } = customer.place;
    const devices = coveredDevices(customer).filter((d) => d.category !== 'stereo');
    if (!location || devices.length === 0 || distanceKm(location, expert.home) > 14) continue;
    const device = past.chance.pick(devices);
    const problem = problemFor(past, device);
    if (can(problem)) return { customer, device, problem };
  }
  return null;
}

/**
 * Plays the weeks before `now` by the domain's own rules. What is unfinished at the end is what is under way when the
 * demonstration starts.
 */
export function playPast(people: PastPeople, now: Instant): Past {
  const { chance, experts, customers, problems, firstNumber } = people;
  const agenda = createAgenda();
  // Kept free for the script, and for visitors who try the product.
  const resting = new Set(experts.filter(({ name }) => name === 'Ben Okafor' || name === 'Carla Jimenez').map(({ id }) => id));
  const past: Past = { chance, agenda, experts, problems, resting: new Set(), firstNumber, told: [], assignments: new Map(), decisions: [], findExpert };
  const others = customers.slice(4);
  for (let n = 0; n < earlier; n += 1) {
    const trouble = anyTrouble(past, others);
    const at = someHour(now - chance.int(1, earlierDays) * 24 * hour, trouble.customer, chance);
    agenda.add(Math.min(at, now - 9 * hour), () => raisePast(past, trouble));
  }
  const onDuty = experts.filter((expert) => isWorking(expert, now) && !resting.has(expert.id) && expert.name !== 'Maya Torres');
  for (let n = 0; n < Math.min(today, onDuty.length * 3); n += 1) {
    const expert = onDuty[n % onDuty.length];
    const trouble = expert ? troubleNear(past, expert, others) : null;
    if (trouble) agenda.add(now - chance.int(3, 190) * minute - 1, () => raisePast({ ...past, resting }, trouble));
  }
  playScript({ ...past, resting }, { now, customers });
  agenda.runUntil(now);
  return past;
}
