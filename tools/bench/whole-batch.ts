import { policyFor, type BatchTicket, type Candidate } from '@sysops/domain/dispatch';
import { hour, minute } from '@sysops/domain/shared';
import { randomFrom } from '../simulate/random.ts';

const began = Date.UTC(2027, 2, 2, 15);

/** As many tickets as the server decides as one problem, each with the forty experts that it looks at, who have two visits each. */
export function wholeBatch(tickets: number, seed: number): BatchTicket[] {
  const random = randomFrom(seed);
  const near = () => ({ lat: 40.75 + random.int(-100, 100) / 1000, lng: -73.98 + random.int(-100, 100) / 1000 });
  const experts = Array.from({ length: tickets * 4 }, (_, n): Candidate => {
    const home = near();
    const visit = (at: number) => ({ assignmentId: `${n}-${at}`, from: began + at * hour, arriveAt: began + at * hour + 20 * minute, to: began + (at + 1) * hour, place: near() });
    return {
      expertId: `expert-${n}`, name: `Expert ${n}`, active: true, away: false, autoAccept: false, skills: [{ skill: 'tv-power', level: 1 + random.int(0, 4), expiresAt: null }], serviceArea: { kind: 'circle', center: home, radiusKm: 30 },
      working: [{ from: began - hour, to: began + 8 * hour }], location: { ...home, source: 'fix', at: began - minute }, plan: [visit(2), visit(5)], offersToday: 0, bookedMinutesToday: random.int(0, 240), refusedThis: false,
    };
  });
  return Array.from({ length: tickets }, (_, n) => ({
    request: {
      ticketId: `ticket-${n}`, now: began, priority: 'normal', requiredSkills: [{ skill: 'tv-power', level: 2 }], place: { ...near(), zip: '10001' }, window: { kind: 'asap' }, expectedMinutes: 45, arriveDue: began + 24 * hour,
      excludedExpertIds: [], previousExpertId: null,
    },
    candidates: [...new Set(Array.from({ length: 40 }, () => random.int(0, experts.length - 1)))].flatMap((at) => experts[at] ?? []),
    policy: policyFor('normal'),
    wanted: 1,
  }));
}
