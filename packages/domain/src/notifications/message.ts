import * as z from 'zod';
import type { Instant } from '../shared/index.ts';

/** One kind for each event that owes a person a message. */
export const MessageKind = z.enum([
  'ticket_received', 'expert_assigned', 'on_the_way', 'running_late', 'expert_changed', 'visit_replanned', 'visit_paused', 'window_offered', 'visit_summary', 'survey', 'survey_reminder', 'ticket_cancelled',
  'offer', 'offer_withdrawn', 'job_assigned', 'job_cancelled', 'visit_reminder', 'set_away', 'escalation',
  'plan_activated', 'plan_claimed', 'plan_renewed', 'plan_restored', 'renewal_notice', 'card_expiring', 'charge_failed', 'plan_suspended', 'plan_cancelled', 'plan_ended', 'refund_made',
  'password_reset', 'welcome', 'opt_out_confirmed', 'opt_in_confirmed', 'help',
]);
export type MessageKind = z.infer<typeof MessageKind>;

/** `unknown`: the provider took it or not, nobody can tell; reconciled, never blindly sent again. `suppressed`: opted out. */
export const MessageStatus = z.enum(['queued', 'sending', 'sent', 'delivered', 'failed', 'unknown', 'suppressed']);
export type MessageStatus = z.infer<typeof MessageStatus>;

/** Waits before each further try. Source: the product's message section. */
export const retryDelaysMs: readonly number[] = [1_000, 5_000, 30_000, 120_000, 600_000];

export type MessageView = {
  readonly id: string;
  readonly kind: MessageKind;
  readonly channel: 'email' | 'sms';
  readonly audience: 'customer' | 'expert' | 'manager' | 'account';
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
