import { hour, minute, type Instant } from '@sysops/domain/shared';
import type { MessageContent } from './message-content.ts';

/** How a push travels. `topic` is also the name under which the device shows it: a newer one about the same job takes the place of the older. */
export type PushManner = { readonly ttlSeconds: number; readonly urgency: 'normal' | 'high'; readonly topic: string };

/** The longest that each kind is still news for a phone that was off. A reminder to start is worth nothing once the visit has been given away. */
function newsUntil(content: MessageContent, now: Instant): Instant {
  if (content.kind === 'offer') return content.expiresAt;
  if (content.kind === 'visit_reminder') return now + (content.about === 'start' ? 10 * minute : hour);
  return now + 12 * hour;
}

const urgent: ReadonlySet<MessageContent['kind']> = new Set(['offer', 'visit_reminder', 'job_cancelled']);

/** Null when the message is no news any more. Pure. */
export function pushMannerOf(content: MessageContent, now: Instant): PushManner | null {
  const ttlSeconds = Math.floor((newsUntil(content, now) - now) / 1000);
  if (ttlSeconds <= 0) return null;
  return { ttlSeconds, urgency: urgent.has(content.kind) ? 'high' : 'normal', topic: 'number' in content ? `job-${content.number}` : 'account' };
}

/** What the app's worker reads; nothing else about the job is in it. Paths, not addresses: it opens only its own pages. */
export type PushPayload = { readonly title: string; readonly body: string; readonly path: string; readonly tag: string; readonly lang: string };

export function pushPayloadOf(message: { readonly subject: string | null; readonly body: string; readonly language: string }, content: MessageContent, tag: string): PushPayload {
  return { title: message.subject ?? '', body: message.body, path: 'url' in content ? new URL(content.url).pathname : '/expert/', tag, lang: message.language };
}
