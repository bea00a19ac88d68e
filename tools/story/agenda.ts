type Entry = { readonly at: number; readonly order: number; readonly run: () => Promise<void> };

/** What happens when, in simulated time; entries of one instant run in the order they were added. */
export type Agenda = { add(at: number, run: () => Promise<void>): void; run(moveClock: (at: number) => Promise<void>): Promise<void> };

export function createAgenda(): Agenda {
  const entries: Entry[] = [];
  let order = 0;
  return {
    add(at, run) {
      entries.push({ at, order: (order += 1), run });
    },
    async run(moveClock) {
      let clock = 0;
      while (entries.length > 0) {
        entries.sort((a, b) => a.at - b.at || a.order - b.order);
        const next = entries.shift();
        if (!next) return;
        // Things that take real time make entries late; the clock never goes back for them.
        if (next.at > clock) await moveClock((clock = next.at));
        await next.run();
      }
    },
  };
}
