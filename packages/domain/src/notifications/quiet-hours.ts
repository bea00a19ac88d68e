import { civilFromDays, daysFromCivil, hour, instantOf, localTime, type Instant } from '../shared/index.ts';
import type { MessageChannel, MessageKind } from './message.ts';

/** Local minutes of the day. Source: the product's message section. */
export const quietHours = { fromMinute: 21 * 60, toMinute: 8 * 60 } as const;

/** A visit nearer than this is news at any hour. */
export const nearVisitMs = 12 * hour;

/** The end of the quiet hours that an instant lies in, or null by day. */
export function quietUntil(at: Instant, timeZone: string): Instant | null {
  const local = localTime(at, timeZone);
  const { fromMinute, toMinute } = quietHours;
  if (local.minuteOfDay >= toMinute && local.minuteOfDay < fromMinute) return null;
  const morning = daysFromCivil(local) + (local.minuteOfDay >= fromMinute ? 1 : 0);
  return instantOf(civilFromDays(morning), toMinute, timeZone);
}

/** `at_once`: an answer to the person's own act, or news that cannot wait. `by_visit`: waits unless the visit is near. */
type Urgency = 'at_once' | 'by_visit' | 'by_day';

const urgency: Readonly<Record<MessageKind, Urgency>> = {
  ticket_received: 'at_once', expert_assigned: 'by_visit', on_the_way: 'at_once', running_late: 'at_once', expert_changed: 'by_visit', visit_replanned: 'at_once', visit_paused: 'at_once',
  window_offered: 'by_visit', window_passed: 'at_once', visit_summary: 'by_day', survey: 'by_day', survey_reminder: 'by_day', ticket_cancelled: 'at_once', offer: 'at_once', offer_withdrawn: 'at_once', job_assigned: 'by_visit',
  job_cancelled: 'at_once', visit_reminder: 'at_once', set_away: 'by_day', escalation: 'at_once', promise_ending: 'by_visit', plan_activated: 'at_once', plan_claimed: 'at_once', plan_renewed: 'by_day', plan_restored: 'at_once', renewal_notice: 'by_day', card_expiring: 'by_day', charge_failed: 'by_day', plan_suspended: 'by_day',
  plan_cancelled: 'at_once', plan_ended: 'by_day', refund_made: 'by_day', refund_failed: 'by_day', plan_waived: 'by_day', invoice_copy: 'at_once', billing_alarm: 'by_day', pay_link: 'at_once', card_link: 'at_once', password_reset: 'at_once', welcome: 'by_day', invitation: 'at_once', contact_code: 'at_once', email_in_use: 'at_once', email_changed: 'at_once', opt_out_confirmed: 'at_once', opt_in_confirmed: 'at_once', help: 'at_once',
};

export type Ringing = { readonly kind: MessageKind; readonly channel: MessageChannel; readonly visitAt: Instant | null; readonly timeZone: string };

/** When a message may go out: null for at once. A text message and a push ring, an e-mail waits in its mailbox. Pure. */
export function heldUntil({ kind, channel, visitAt, timeZone }: Ringing, now: Instant): Instant | null {
  if (channel === 'email' || urgency[kind] === 'at_once') return null;
  if (urgency[kind] === 'by_visit' && visitAt !== null && visitAt - now <= nearVisitMs) return null;
  return quietUntil(now, timeZone);
}
