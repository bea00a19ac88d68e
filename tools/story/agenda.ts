type Entry = { readonly at: number; readonly order: number; readonly run: () => Promise<void> };

/** What happens when, in simulated time. Entries that lie close together run side by side, as in life. */
export type Agenda = { add(at: number, run: () => Promise<void>): void; run(moveClock: (at: number) => Promise<void>): Promise<void> };

/** Entries within this many milliseconds of the first are one batch, run at the time of its last. */
const batchMs = 20_000;

export function createAgenda(): Agenda {
  const entries: Entry[] = [];
  let order = 0;
  const takeBatch = (): Entry[] => {
    entries.sort((a, b) => a.at - b.at || a.order - b.order);
    const first = entries[0]?.at ?? 0;
    const later = entries.findIndex((entry) => entry.at > first + batchMs);
    return entries.splice(0, later === -1 ? entries.length : later);
  };
  return {
    add(at, run) {
      entries.push({ at, order: (order += 1), run });
    },
    async run(moveClock) {
      while (entries.length > 0) {
        const batch = takeBatch();
        await moveClock(batch.at(-1)?.at ?? 0);
        await Promise.all(batch.map((entry) => entry.run()));
      }
    },
  };
}
