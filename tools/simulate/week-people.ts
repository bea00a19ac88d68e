import type { Random } from './random.ts';

/** What one asking of one expert will come to; drawn once, so that a seed gives the same week. */
export type Fate = {
  readonly answerAfterMinutes: number;
  readonly answer: 'accept' | 'silence' | 'schedule' | 'skill' | 'parts' | 'customer_unavailable' | 'duplicate' | 'other';
  readonly start: 'in_time' | 'late' | 'never' | 'dead_phone';
  readonly travelFactor: number;
  readonly workFactor: number;
  readonly end: 'complete' | 'cannot_complete' | 'customer_absent' | 'pause';
};

export function drawFate(random: Random): Fate {
  const answer = random.chance(0.07) ? 'silence' : random.chance(0.13) ? random.pick(['schedule', 'skill', 'parts', 'customer_unavailable', 'duplicate', 'other'] as const) : 'accept';
  const start = random.chance(0.05) ? 'never' : random.chance(0.05) ? 'dead_phone' : random.chance(0.1) ? 'late' : 'in_time';
  const end = random.chance(0.04) ? 'cannot_complete' : random.chance(0.04) ? 'customer_absent' : random.chance(0.03) ? 'pause' : 'complete';
  const workFactor = random.chance(0.06) ? 2.4 : 0.7 + random.next() * 0.6;
  return { answerAfterMinutes: random.int(0, 3), answer, start, travelFactor: random.chance(0.1) ? 1.8 : 0.9 + random.next() * 0.3, workFactor, end };
}

type Spot = { readonly lat: number; readonly lng: number };

const town: readonly [Spot, ...Spot[]] = [{ lat: 40.754, lng: -73.984 }, { lat: 40.69, lng: -73.99 }, { lat: 40.744, lng: -73.949 }, { lat: 40.82, lng: -73.92 }, { lat: 40.71, lng: -74.01 }];
const empty: Spot = { lat: 42.93, lng: -75.38 };

/** Parts of the metropolis with experts, and one far out without any. */
export const places = { town, empty };

export const problems = ['tv-no-power', 'tv-no-picture', 'tv-lines', 'tv-apps', 'tv-loose-mount', 'tv-burning-smell', 'computer-no-start', 'computer-slow', 'computer-disk', 'computer-network', 'stereo-no-sound', 'stereo-hum'] as const;

export const skillSets = [
  ['tv-panel', 'tv-power', 'tv-smart', 'mains-safety'], ['tv-panel', 'tv-power', 'tv-mounting'], ['computer-hardware', 'computer-software', 'computer-network'],
  ['computer-storage', 'computer-hardware', 'computer-network'], ['stereo-amplifier', 'stereo-speakers', 'mains-safety'], ['tv-power', 'tv-smart', 'computer-software', 'stereo-amplifier'],
] as const;
