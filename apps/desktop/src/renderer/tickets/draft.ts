import { DeviceCategory, Priority } from '@sysops/domain/tickets';
import { v7 as uuid } from 'uuid';
import * as z from 'zod';
import { readDrafts, writeDraft } from '../offline/disk.ts';

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

const keyOf = (accountId: string, customerId: string): string => `${accountId}:${customerId}`;

/** Every draft on this computer, so that a screen has its own at once. */
const known = new Map<string, Draft>();

/** Brings back what was left, also by a crash. A draft of an older shape is given up. */
export async function restoreDrafts(): Promise<void> {
  for (const [key, stored] of await readDrafts()) {
    const parsed = Draft.safeParse(stored);
    if (parsed.success) known.set(key, parsed.data);
  }
}

export const draftOf = (accountId: string, customerId: string): Draft => known.get(keyOf(accountId, customerId)) ?? freshDraft();

/** Writes at once: nothing typed waits for a timer. */
export function keepDraft(accountId: string, customerId: string, draft: Draft): void {
  const key = keyOf(accountId, customerId);
  const empty = isEmpty(draft);
  if (empty) known.delete(key);
  else known.set(key, draft);
  writeDraft(key, empty ? null : draft).catch((error: unknown) => console.error('The draft lasts until the program is closed', error));
}
