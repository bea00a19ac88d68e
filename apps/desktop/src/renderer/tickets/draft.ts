import { DeviceCategory, Priority } from '@sysops/domain/tickets';
import { v7 as uuid } from 'uuid';
import * as z from 'zod';

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

const keyOf = (accountId: string, customerId: string): string => `draft:${accountId}:${customerId}`;

/** The draft as it was left, also by a crash. A draft of an older shape is given up. */
export function readDraft(accountId: string, customerId: string): Draft {
  try {
    const parsed = Draft.safeParse(JSON.parse(localStorage.getItem(keyOf(accountId, customerId)) ?? 'null'));
    return parsed.success ? parsed.data : freshDraft();
  } catch {
    return freshDraft();
  }
}

/** Writes at once: nothing typed waits for a timer. */
export function writeDraft(accountId: string, customerId: string, draft: Draft): void {
  try {
    if (isEmpty(draft)) localStorage.removeItem(keyOf(accountId, customerId));
    else localStorage.setItem(keyOf(accountId, customerId), JSON.stringify(draft));
  } catch {
    // Storage refused: the text lasts until the program is closed.
  }
}
