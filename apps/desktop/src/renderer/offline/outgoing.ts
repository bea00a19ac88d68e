import type { RaiseTicket } from '@sysops/domain/tickets';

/** Why the server said no, in its own words. */
export type Refusal = { readonly code: string; readonly message: string; readonly requestId: string | null };

/**
 * A ticket on its way to the server. `command.ticketId` was made here and goes with every try, so that however often it
 * is sent there is one ticket. It leaves the list only when the server has it or the agent gives it up.
 */
export type Outgoing = {
  readonly ticketId: string;
  /** Account of the agent who raised it; sent only while he is signed in. */
  readonly owner: string;
  readonly place: number;
  readonly raisedAt: number;
  readonly caller: string;
  readonly command: RaiseTicket;
  readonly tries: number;
  /** Not before this instant of this computer. */
  readonly dueAt: number;
  readonly refusal: Refusal | null;
};

/** `away`: nobody knows whether it arrived, so it is sent again. `ill`: the server failed on it. */
export type Answer = { readonly kind: 'taken' } | { readonly kind: 'away' } | { readonly kind: 'ill' | 'refused'; readonly refusal: Refusal };

/** After so many failures of the server itself on one ticket a person looks at it. */
export const patience = 5;

/** Seconds grow with each try to at most half a minute: an agent waits for the number. */
export const pause = (tries: number): number => Math.min(30_000, 500 * 2 ** Math.min(tries, 10));

/** Appends in the order of raising. The same ticket twice is one. */
export function append(list: readonly Outgoing[], fresh: Pick<Outgoing, 'owner' | 'raisedAt' | 'caller' | 'command'>): readonly Outgoing[] {
  const { ticketId } = fresh.command;
  if (list.some((known) => known.ticketId === ticketId)) return list;
  const last = Math.max(0, ...list.map(({ place }) => place));
  return [...list, { ...fresh, ticketId, place: last + 1, tries: 0, dueAt: 0, refusal: null }];
}

/** The first that still has to go, also while its pause runs: nothing overtakes it. */
export function firstOf(list: readonly Outgoing[], owner: string): Outgoing | null {
  const mine = list.filter((entry) => entry.owner === owner && entry.refusal === null);
  return mine.reduce<Outgoing | null>((first, entry) => (first === null || entry.place < first.place ? entry : first), null);
}

const change = (list: readonly Outgoing[], ticketId: string, how: (entry: Outgoing) => Outgoing | null): readonly Outgoing[] =>
  list.flatMap((entry) => (entry.ticketId === ticketId ? (how(entry) ?? []) : entry));

export const afterTry = (list: readonly Outgoing[], ticketId: string, { answer, now }: { answer: Answer; now: number }): readonly Outgoing[] =>
  change(list, ticketId, (entry) => {
    if (answer.kind === 'taken') return null;
    const tries = entry.tries + 1;
    const hopeless = answer.kind === 'refused' || (answer.kind === 'ill' && tries >= patience);
    return { ...entry, tries, dueAt: now + pause(tries), refusal: hopeless ? answer.refusal : null };
  });

/** The agent tries a refused one again, under its own id. */
export const again = (list: readonly Outgoing[], ticketId: string): readonly Outgoing[] => change(list, ticketId, (entry) => ({ ...entry, tries: 0, dueAt: 0, refusal: null }));

/** Only what was refused can be given up. */
export const giveUp = (list: readonly Outgoing[], ticketId: string): readonly Outgoing[] => change(list, ticketId, (entry) => (entry.refusal ? null : entry));

/** The server is heard again: nobody waits out a pause. */
export const atOnce = (list: readonly Outgoing[]): readonly Outgoing[] => list.map((entry) => (entry.dueAt === 0 ? entry : { ...entry, dueAt: 0 }));
