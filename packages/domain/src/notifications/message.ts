import * as z from 'zod';
import type { Instant } from '../shared/index.ts';

/** One kind for each event that owes a person a message. */
export const MessageKind = z.enum([
  'ticket_received', 'expert_assigned', 'on_the_way', 'running_late', 'expert_changed', 'visit_replanned', 'visit_paused', 'window_offered', 'window_passed', 'visit_summary', 'survey', 'survey_reminder', 'ticket_cancelled',
  'offer', 'offer_withdrawn', 'job_assigned', 'job_cancelled', 'visit_reminder', 'set_away', 'escalation', 'promise_ending',
  'plan_activated', 'plan_claimed', 'plan_renewed', 'plan_restored', 'renewal_notice', 'card_expiring', 'charge_failed', 'plan_suspended', 'plan_cancelled', 'plan_ended', 'refund_made', 'refund_failed', 'plan_waived', 'invoice_copy', 'billing_alarm', 'pay_link', 'card_link',
  'password_reset', 'welcome', 'invitation', 'contact_code', 'email_in_use', 'email_changed', 'opt_out_confirmed', 'opt_in_confirmed', 'help',
]);
export type MessageKind = z.infer<typeof MessageKind>;

export const MessageChannel = z.enum(['email', 'sms', 'push']);
export type MessageChannel = z.infer<typeof MessageChannel>;

/** `unknown`: the provider took it or not, nobody can tell; reconciled, never blindly sent again. `suppressed`: opted out. */
export const MessageStatus = z.enum(['queued', 'sending', 'sent', 'delivered', 'failed', 'unknown', 'suppressed']);
export type MessageStatus = z.infer<typeof MessageStatus>;

/** Waits before each further try. Source: the product's message section. */
export const retryDelaysMs: readonly number[] = [1_000, 5_000, 30_000, 120_000, 600_000];

export type MessageView = {
  readonly id: string;
  readonly kind: MessageKind;
  readonly channel: MessageChannel;
  readonly audience: 'customer' | 'expert' | 'manager' | 'account';
  /** A phone number, a mail address, or the name of the device that a push went to. */
  readonly recipient: string;
  readonly subject: string | null;
  readonly body: string;
  readonly status: MessageStatus;
  readonly errorCode: string | null;
  readonly attempts: number;
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
  readonly deliveredAt: Instant | null;
  /** The message that this one replaces on the other channel. */
  readonly fallbackOf: string | null;
};
