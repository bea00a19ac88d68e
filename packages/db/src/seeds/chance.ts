import { v7 } from 'uuid';
import type { Instant } from '@sysops/domain/shared';

/** Repeatable chance: the same seed gives the same world. */
export type Chance = {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** True in `share` of all cases, 0–1. */
  yes(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A UUIDv7 of this instant. */
  id(at: Instant): string;
};

/** Source: mulberry32 by Tommy Ettinger, public domain. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function createChance(seed: number): Chance {
  const random = createRandom(seed);
  const int = (min: number, max: number): number => min + Math.floor(random() * (max - min + 1));
  return {
    int,
    yes: (share) => random() < share,
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new Error('Nothing to pick from');
      return list[int(0, list.length - 1)] as T;
    },
    id: (at) => v7({ msecs: at, random: Uint8Array.from({ length: 16 }, () => int(0, 255)) }),
  };
}
