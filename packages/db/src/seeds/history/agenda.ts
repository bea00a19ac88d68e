import type { Instant } from '@sysops/domain/shared';

type Entry = { readonly at: Instant; readonly order: number; readonly run: () => void };

/** The demonstration's past as it unfolds: what is due after its end stays undone and is what is under way now. */
export type Agenda = { readonly now: Instant; add(at: Instant, run: () => void): void; runUntil(end: Instant): void };

export function createAgenda(): Agenda {
  const entries: Entry[] = [];
  let clock = 0;
  let order = 0;
  return {
    get now() {
      return clock;
    },
    add(at, run) {
      order += 1;
      const entry = { at: Math.max(at, clock), order, run };
      const place = entries.findLastIndex((e) => e.at <= entry.at);
      entries.splice(place + 1, 0, entry);
    },
    runUntil(end) {
      for (let next = entries[0]; next && next.at <= end; next = entries[0]) {
        entries.shift();
        clock = next.at;
        next.run();
      }
      clock = end;
    },
  };
}
