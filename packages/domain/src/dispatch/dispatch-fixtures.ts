import { hour, minute, type LatLng } from '../shared/index.ts';
import type { Candidate, DispatchRequest } from './decision.ts';

/** A weekday at ten; nobody reads the wall clock here. */
export const now = 1_780_000_000_000;

export const midtown: LatLng & { zip: string } = { lat: 40.754, lng: -73.984, zip: '10036' };

/** A point so many kilometres north of midtown. */
export const north = (km: number): LatLng => ({ lat: midtown.lat + km / 111.195, lng: midtown.lng });

export const requestWith = (changes: Partial<DispatchRequest> = {}): DispatchRequest => ({
  ticketId: '00000000-0000-7000-8000-000000000001',
  now,
  priority: 'normal',
  requiredSkills: [{ skill: 'tv-repair', level: 2 }],
  place: midtown,
  window: { kind: 'asap' },
  expectedMinutes: 60,
  arriveDue: now + 24 * hour,
  excludedExpertIds: [],
  previousExpertId: null,
  ...changes,
});

export const candidateWith = (id: string, changes: Partial<Candidate> = {}): Candidate => ({
  expertId: id,
  name: `Expert ${id}`,
  active: true,
  away: false,
  autoAccept: false,
  skills: [{ skill: 'tv-repair', level: 2, expiresAt: null }],
  serviceArea: { kind: 'circle', center: midtown, radiusKm: 30 },
  working: [{ from: now - 2 * hour, to: now + 8 * hour }],
  location: { ...north(3), source: 'fix', at: now - minute },
  plan: [],
  offersToday: 0,
  bookedMinutesToday: 0,
  refusedThis: false,
  ...changes,
});
