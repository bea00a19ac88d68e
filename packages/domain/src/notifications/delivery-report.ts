import type { MessageStatus } from './message.ts';

/** A map: a word may be any text, also the name of something that every object has. */
const reports = new Map<string, MessageStatus>(Object.entries({
  accepted: 'sent', scheduled: 'sent', queued: 'sent', sending: 'sent', sent: 'sent', delivered: 'delivered', read: 'delivered', undelivered: 'failed', failed: 'failed', canceled: 'failed',
} as const));

/** What a provider's word means here, or null for a word nobody knows. Source: Twilio, message status values. */
export const statusOfReport = (word: string): MessageStatus | null => reports.get(word) ?? null;

const rank: Readonly<Record<MessageStatus, number>> = { queued: 0, sending: 1, unknown: 2, sent: 3, failed: 4, suppressed: 4, delivered: 4 };

/** Reports come repeated and out of order: a message only moves forward, and what is final stays. */
export const movesForward = (from: MessageStatus, to: MessageStatus): boolean => rank[to] > rank[from];

/** Nothing more will happen to it. */
export const isFinal = (status: MessageStatus): boolean => rank[status] === 4;

/** The wait before the next try after `attempts` tries, in ms; null when there is none left. */
export function retryDelayMs(attempts: number, delays: readonly number[]): number | null {
  return delays[attempts - 1] ?? null;
}
