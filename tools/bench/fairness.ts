import { chooseExpert, planWith, policyAtStep, policyFor, type Candidate, type DispatchPolicy, type DispatchRequest, type Reservation } from '@sysops/domain/dispatch';
import { day as dayLength, hour, minute, type Instant, type LatLng } from '@sysops/domain/shared';
import { randomFrom, type Random } from '../simulate/random.ts';
import { figureOf, shown } from './figures.ts';

/** Over so many days a difference between people who can do the same is noticed. Source: AS-19. */
const days = 30;
const expertCount = 12;
const reach = 0.15;
const monday: Instant = Date.UTC(2026, 5, 1, 12);
const center: LatLng = { lat: 40.72, lng: -73.95 };

const near = (random: Random, km: number): LatLng => ({ lat: center.lat + ((random.next() - 0.5) * 2 * km) / 111.2, lng: center.lng + ((random.next() - 0.5) * 2 * km) / 84.3 });

type Person = { readonly id: string; readonly home: LatLng; plan: readonly Reservation[]; booked: number; total: number };

/** 0: all have the same; 1: one has everything. Source: C. Gini, 1912, as the mean difference over twice the mean. */
function gini(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const differences = values.reduce((sum, a) => sum + values.reduce((inner, b) => inner + Math.abs(a - b), 0), 0);
  return mean === 0 ? 0 : differences / (2 * values.length ** 2 * mean);
}

function candidateOf(person: Person, shift: { readonly from: Instant; readonly to: Instant }): Candidate {
  const last = person.plan.at(-1);
  return {
    expertId: person.id, name: person.id, active: true, away: false, autoAccept: true, skills: [{ skill: 'tv-power', level: 3, expiresAt: null }], serviceArea: { kind: 'circle', center, radiusKm: 100 },
    working: [shift], location: { ...(last?.place ?? person.home), source: last ? 'last_job' : 'home', at: shift.from }, plan: person.plan, offersToday: 0, bookedMinutesToday: person.booked, refusedThis: false,
  };
}

/** One day of eight hours; who is asked accepts. Adds what each has worked and driven. */
function playDay(people: readonly Person[], { random, date, perHour, policy }: { readonly random: Random; readonly date: Instant; readonly perHour: number; readonly policy: DispatchPolicy }): void {
  const shift = { from: date, to: date + 8 * hour };
  for (const person of people) Object.assign(person, { plan: [], booked: 0 });
  for (let now = date; ; ) {
    now += Math.round((-Math.log(1 - random.next()) / perHour) * 3600) * 1000;
    if (now >= shift.to - 2 * hour) return;
    for (const person of people) person.plan = person.plan.filter((r) => r.to > now || r === person.plan.at(-1));
    const request: DispatchRequest = {
      ticketId: `t${now}`, now, priority: 'normal', requiredSkills: [{ skill: 'tv-power', level: 2 }], place: { ...near(random, 8), zip: '10001' }, window: { kind: 'asap' }, expectedMinutes: random.pick([30, 45, 60, 75]),
      arriveDue: now + dayLength, excludedExpertIds: [], previousExpertId: null,
    };
    const decision = chooseExpert(request, people.map((person) => candidateOf({ ...person, plan: person.plan.filter((r) => r.to > now) }, shift)), { policy, wanted: 1 });
    const person = people.find(({ id }) => id === decision.chosen[0]);
    const slot = decision.candidates.find(({ expertId }) => expertId === person?.id)?.slot;
    if (!person || !slot) continue;
    person.plan = planWith(person.plan.filter((r) => r.to > now), { ticketId: request.ticketId, place: request.place, slot });
    const minutes = (slot.finishAt - slot.departAt) / minute;
    person.booked += minutes;
    person.total += minutes;
  }
}

function play(seed: number, perHour: number, policy: DispatchPolicy): number {
  const random = randomFrom(seed);
  const people = Array.from({ length: expertCount }, (_, n): Person => ({ id: `e${String(n).padStart(2, '0')}`, home: center, plan: [], booked: 0, total: 0 }));
  for (let d = 0; d < days; d += 1) playDay(people, { random, date: monday + d * dayLength, perHour, policy });
  return gini(people.map(({ total }) => total));
}

/** How evenly work is spread over people who could all do it, with the policy in force and beside it without its weight for fair load. */
export function benchFairness({ rounds }: { readonly rounds: number }): boolean {
  const policy = policyAtStep(policyFor('normal'), 'finishing_soon');
  const { weights } = policy;
  const unfair: DispatchPolicy = { ...policy, weights: { ...weights, arrival: weights.arrival + weights.fair_load, fair_load: 0 } };
  let worst = 0;
  const parts = [['quiet', 4], ['busy', 9]] as const;
  const lines = parts.map(([name, perHour]) => {
    const seeds = Array.from({ length: rounds }, (_, n) => n + 1);
    const ours = figureOf(seeds.map((seed) => play(seed, perHour, policy)));
    const without = figureOf(seeds.map((seed) => play(seed, perHour, unfair)));
    worst = Math.max(worst, ours.most);
    return `${name} ${shown(ours)}, without the weight ${shown(without)}`;
  });
  console.log(`fairness: Gini of booked minutes over ${days} days, ${expertCount} experts with one home and one skill, ${rounds} seeds: ${lines.join('; ')} (reach ${reach})`);
  return worst <= reach;
}
