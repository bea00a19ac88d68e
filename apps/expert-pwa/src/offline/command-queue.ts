/** Why a command did not get through, as shown to the expert. `code` is the server's refusal code; `kept`: a person there looks at it. */
export type Refusal = { readonly code: string; readonly message: string; readonly requestId: string | null; readonly kept?: boolean };

/**
 * One change on its way to the server. `seq` is the order in which the expert pressed the buttons. A refused entry stays
 * until the expert decides; only an acknowledged or discarded one leaves.
 */
export type QueueEntry<Command = unknown> = {
  /** The command id: the same for every attempt, so that the server applies it once. */
  readonly id: string;
  readonly seq: number;
  /** Whose phone it was then; another expert's sign-in never sends it. */
  readonly owner: string;
  readonly madeAt: number;
  /** What the Sync list calls it, for example "#1042 · Samsung TV". */
  readonly about: string;
  readonly command: Command;
  readonly state: 'waiting' | 'refused';
  readonly attempts: number;
  /** Epoch milliseconds on this device. */
  readonly notBefore: number;
  readonly problem: Refusal | null;
};

export type Queue<Command = unknown> = readonly QueueEntry<Command>[];

export type NewEntry<Command> = Pick<QueueEntry<Command>, 'id' | 'owner' | 'madeAt' | 'about' | 'command'>;

export type Outcome =
  | { readonly kind: 'accepted' }
  /** Nothing is known to have happened: no signal, too many requests, or the server is in trouble. */
  | { readonly kind: 'unreachable'; readonly problem: Refusal }
  /** The server is in trouble with this very command. After `troubleLimit` times a person looks at it. */
  | { readonly kind: 'trouble'; readonly problem: Refusal }
  | { readonly kind: 'refused'; readonly problem: Refusal };

export type Attempt = { readonly id: string; readonly now: number; /** 0 to 1 */ readonly jitter: number };

const firstDelay = 1_000;
const longestDelay = 60_000;
export const troubleLimit = 6;

/** 1 s, 2 s, 4 s … up to a minute, less up to a quarter at random so that phones do not come back in step. */
export function retryDelay(attempts: number, jitter: number): number {
  const delay = Math.min(longestDelay, firstDelay * 2 ** Math.max(0, attempts - 1));
  return Math.round(delay * (1 - jitter / 4));
}

/** Adds a change at the end. The same id twice is the same change. */
export function enqueue<Command>(queue: Queue<Command>, entry: NewEntry<Command>): Queue<Command> {
  if (queue.some((other) => other.id === entry.id)) return queue;
  const seq = queue.reduce((highest, other) => Math.max(highest, other.seq), 0) + 1;
  return [...queue, { ...entry, seq, state: 'waiting', attempts: 0, notBefore: 0, problem: null }];
}

const inOrder = <Command>(queue: Queue<Command>): Queue<Command> => queue.toSorted((a, b) => a.seq - b.seq);

/** What to do now: the oldest waiting change of this person, and nothing behind it before it is through. */
export function nextToSend<Command>(queue: Queue<Command>, owner: string, now: number): { readonly entry: QueueEntry<Command> } | { readonly wakeAt: number } | null {
  const head = inOrder(queue).find((entry) => entry.owner === owner && entry.state === 'waiting');
  if (!head) return null;
  return head.notBefore <= now ? { entry: head } : { wakeAt: head.notBefore };
}

/** The queue after an attempt. */
export function settle<Command>(queue: Queue<Command>, attempt: Attempt, outcome: Outcome): Queue<Command> {
  if (outcome.kind === 'accepted') return queue.filter((entry) => entry.id !== attempt.id);
  return queue.map((entry) => {
    if (entry.id !== attempt.id) return entry;
    const attempts = entry.attempts + 1;
    const { problem } = outcome;
    if (outcome.kind === 'refused' || (outcome.kind === 'trouble' && attempts >= troubleLimit)) return { ...entry, attempts, problem, state: 'refused' };
    return { ...entry, attempts, problem, notBefore: attempt.now + retryDelay(attempts, attempt.jitter) };
  });
}

/** Sends a refused change again, under its old id and in its old place. */
export function retry<Command>(queue: Queue<Command>, id: string): Queue<Command> {
  return queue.map((entry) => (entry.id === id ? { ...entry, state: 'waiting', attempts: 0, notBefore: 0, problem: null } : entry));
}

/** Only a refused change can be given up, and only by a person. */
export function discard<Command>(queue: Queue<Command>, id: string): Queue<Command> {
  return queue.filter((entry) => entry.id !== id || entry.state !== 'refused');
}

/** The network is back: nobody waits out a delay. */
export function hurry<Command>(queue: Queue<Command>): Queue<Command> {
  return queue.map((entry) => (entry.state === 'waiting' && entry.notBefore > 0 ? { ...entry, notBefore: 0 } : entry));
}

export type SyncSummary = { readonly kind: 'saved' } | { readonly kind: 'waiting'; readonly count: number } | { readonly kind: 'needs_you'; readonly count: number };

export function summarise(queue: Queue, owner: string): SyncSummary {
  const mine = queue.filter((entry) => entry.owner === owner);
  const refused = mine.filter((entry) => entry.state === 'refused').length;
  if (refused > 0) return { kind: 'needs_you', count: refused };
  return mine.length > 0 ? { kind: 'waiting', count: mine.length } : { kind: 'saved' };
}
