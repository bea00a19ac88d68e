import { DeviceCategory, Priority } from '@sysops/domain/tickets';
import { v7 as uuid } from 'uuid';
import * as z from 'zod';
import { readDrafts, readOutgoing, writeDraft } from '../offline/disk.ts';

/** Stands for "none of these": the ticket then goes to a person first. */
export const otherProblem = 'other';
export const otherDevice = 'other';

/** What was typed for one caller. `ticketId` is made with the draft, so that saving twice is one ticket. */
export const Draft = z.object({
  ticketId: z.uuid(),
  problemCode: z.string().nullable(),
  description: z.string(),
  deviceId: z.string().nullable(),
  deviceCategory: DeviceCategory.nullable(),
  deviceLabel: z.string(),
  /** `asap`, or a window as `from-to` in milliseconds. */
  when: z.string(),
  /** Null while the visit goes to the caller's own address. */
  address: z.object({ line1: z.string(), line2: z.string(), city: z.string(), state: z.string(), zip: z.string() }).nullable(),
  accessNotes: z.string(),
  priority: Priority.nullable(),
});
export type Draft = z.infer<typeof Draft>;

export const freshDraft = (): Draft => ({
  ticketId: uuid(), problemCode: null, description: '', deviceId: null, deviceCategory: null, deviceLabel: '', when: 'asap', address: null, accessNotes: '', priority: null,
});

export const isEmpty = (draft: Draft): boolean => draft.problemCode === null && draft.description.trim() === '' && draft.deviceLabel === '' && draft.address === null && draft.accessNotes === '';

export const draftKey = (accountId: string, customerId: string): string => `${accountId}:${customerId}`;

/** Every draft on this computer, so that a screen has its own at once. */
const known = new Map<string, Draft>();

/** Brings back what was left, also by a crash. A draft of an older shape is given up, and so is one that is a ticket already. */
export async function restoreDrafts(): Promise<void> {
  const raised = new Set((await readOutgoing()).map(({ ticketId }) => ticketId));
  for (const [key, stored] of await readDrafts()) {
    const parsed = Draft.safeParse(stored);
    if (parsed.success && !raised.has(parsed.data.ticketId)) known.set(key, parsed.data);
  }
}

export const draftOf = (accountId: string, customerId: string): Draft => known.get(draftKey(accountId, customerId)) ?? freshDraft();

/** `lost`: the last text could not be written and lasts until the program is closed. */
export type Keeping = 'kept' | 'keeping' | 'lost';

const unwritten = new Set<string>();
let keeping: Keeping = 'kept';
const watchers = new Set<() => void>();

function show(next: Keeping): void {
  keeping = next;
  for (const watcher of watchers) watcher();
}

/** One write at a time and always the latest text: what was typed meanwhile is not written key by key. */
async function writeOut(): Promise<void> {
  let end: Keeping = 'kept';
  show('keeping');
  for (let [key] = unwritten; key !== undefined; [key] = unwritten) {
    unwritten.delete(key);
    await writeDraft(key, known.get(key) ?? null).catch((error: unknown) => {
      console.error(error);
      end = 'lost';
    });
  }
  show(end);
}

/** Writes at once: nothing typed waits for a timer. */
export function keepDraft(accountId: string, customerId: string, draft: Draft): void {
  const key = draftKey(accountId, customerId);
  if (isEmpty(draft)) known.delete(key);
  else known.set(key, draft);
  unwritten.add(key);
  if (keeping !== 'keeping') void writeOut();
}

/** Whether the last text is on this computer's disk. */
export const watchKeeping = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
export const keepingNow = (): Keeping => keeping;
