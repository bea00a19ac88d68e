import { v7 as uuid } from 'uuid';
import { discard, enqueue, hurry, nextToSend, retry, settle } from './command-queue.ts';
import type { QueuedCommand } from './queued-command.ts';
import type { Sent } from './send-command.ts';
import { changeQueue, readQueue, type StoredEntry, type StoredQueue } from './store.ts';

type Sender = (command: QueuedCommand) => Promise<Sent>;
type Hooks = {
  readonly send: Sender;
  /** Called when the server has applied an entry, before it leaves the queue: paints what the queue painted until now. */
  readonly onAccepted: (entry: StoredEntry) => void;
  /** Called when the queue has nothing more to send for now. */
  readonly onIdle: () => void;
  readonly onSignedOut: () => void;
};

let queue: StoredQueue = [];
let owner: string | null = null;
let hooks: Hooks | null = null;
let running = false;
let again = false;
let timer: ReturnType<typeof setTimeout> | null = null;
const listeners = new Set<() => void>();
const otherWindows = new BroadcastChannel('outbox');

function show(next: StoredQueue): void {
  queue = next;
  for (const listener of listeners) listener();
}

async function change(how: (queue: StoredQueue) => StoredQueue): Promise<void> {
  show(await changeQueue(how));
  otherWindows.postMessage('changed');
}

/** Sends one entry if one is due. True when there may be more. */
async function step({ send, onAccepted, onIdle, onSignedOut }: Hooks, sender: string): Promise<boolean> {
  show(await readQueue());
  const next = nextToSend(queue, sender, Date.now());
  if (!next) {
    onIdle();
    return false;
  }
  if ('wakeAt' in next) {
    timer = setTimeout(kick, Math.max(50, next.wakeAt - Date.now()));
    return false;
  }
  const { entry } = next;
  const sent = await send(entry.command);
  if (sent.kind === 'signed_out') {
    onSignedOut();
    return false;
  }
  if (sent.kind === 'accepted') onAccepted(entry);
  await change((stored) => settle(stored, { id: entry.id, now: Date.now(), jitter: Math.random() }, sent));
  return true;
}

async function sendAll(): Promise<void> {
  let more = true;
  while (more) {
    // Read anew each time: somebody may have signed out meanwhile.
    const [send, sender] = [hooks, owner];
    more = send !== null && sender !== null && navigator.onLine && (await step(send, sender));
  }
}

async function run(): Promise<void> {
  if (running) {
    again = true;
    return;
  }
  running = true;
  try {
    do {
      again = false;
      // One sender among all windows of this app, or two could overtake each other.
      await navigator.locks.request('outbox-sender', sendAll);
    } while (again);
  } finally {
    running = false;
  }
}

/** Looks for something to send now. */
export function kick(): void {
  if (timer) clearTimeout(timer);
  timer = null;
  run().catch((error: unknown) => {
    console.error('The outbox stopped and starts again in a minute', error);
    timer = setTimeout(kick, 60_000);
  });
}

/** The network is back, or the server: nobody waits out a delay. */
export function hurryOutbox(): void {
  change(hurry).then(kick, (error: unknown) => console.error('The outbox cannot be read', error));
}

/** Starts sending for the signed-in expert. Returns how to stop. */
export function startOutbox(expertId: string, with_: Hooks): () => void {
  owner = expertId;
  hooks = with_;
  const reload = (): void => void readQueue().then(show, (error: unknown) => console.error('The outbox cannot be read', error));
  otherWindows.addEventListener('message', reload);
  globalThis.addEventListener('online', hurryOutbox);
  hurryOutbox();
  return () => {
    otherWindows.removeEventListener('message', reload);
    globalThis.removeEventListener('online', hurryOutbox);
    if (timer) clearTimeout(timer);
    owner = null;
    hooks = null;
  };
}

export const newCommandId = (): string => uuid();

/** Puts a change on disk, then sends it. Resolves when it is safe; rejects when this phone cannot store it. */
export async function submit(expertId: string, about: string, command: QueuedCommand): Promise<void> {
  await change((stored) => enqueue(stored, { id: command.input.commandId, owner: expertId, madeAt: Date.now(), about, command }));
  kick();
}

export async function retryEntry(id: string): Promise<void> {
  await change((stored) => retry(stored, id));
  kick();
}

export const discardEntry = (id: string): Promise<void> => change((stored) => discard(stored, id));

export const readOutbox = (): StoredQueue => queue;

export function watchOutbox(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
