import type { SlaClock } from './sla-clock.ts';

/** A clock as a face reads it; minutes are counted in its calendar. `remainingMinutes` is negative once it is missed. */
export type ReadClock = Pick<SlaClock, 'state'> & { readonly usedMinutes: number; readonly remainingMinutes: number; readonly breached: boolean };

/** `minutes` are left or too many, by `kind`. `share` is the used part of the target, above 1 when it is missed. `quiet`: nothing runs out any more. */
export type Standing = { readonly kind: 'kept' | 'missed' | 'paused' | 'late' | 'left'; readonly minutes: number; readonly share: number; readonly quiet: boolean };

function kindOf({ state, remainingMinutes, breached }: ReadClock): Standing['kind'] {
  if (state === 'stopped') return breached ? 'missed' : 'kept';
  if (state === 'paused') return 'paused';
  return breached || remainingMinutes < 0 ? 'late' : 'left';
}

/** How a promise stands, the same on every face; each face has its own words. */
export function standingOf(clock: ReadClock): Standing {
  const whole = clock.usedMinutes + clock.remainingMinutes;
  const kind = kindOf(clock);
  return { kind, minutes: Math.abs(clock.remainingMinutes), share: whole > 0 ? clock.usedMinutes / whole : 1, quiet: kind === 'paused' || kind === 'kept' };
}
