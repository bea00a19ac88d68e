import { Instant } from '@sysops/domain/shared';
import * as z from 'zod';

const url = z.url();
const expert = { expertId: z.string(), expertName: z.string() };
const zoned = { timeZone: z.string() };
const plan = { planName: z.string(), timeZone: z.string(), url };
const money = { amountCents: z.number() };
const ticket = { number: z.number(), url };

/** What each kind of message is made from; kept with the message, so that it can be written again for the other channel. */
export const MessageContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ticket_received'), ...ticket, device: z.string(), problem: z.string() }),
  z.object({ kind: z.literal('expert_assigned'), ...ticket, ...expert, ...zoned, arriveBy: Instant }),
  z.object({ kind: z.literal('expert_changed'), ...ticket, ...expert, ...zoned, arriveBy: Instant }),
  z.object({ kind: z.literal('on_the_way'), ...ticket, ...expert, ...zoned, eta: Instant }),
  z.object({ kind: z.literal('running_late'), ...ticket, ...expert, ...zoned, eta: Instant }),
  z.object({ kind: z.literal('visit_replanned'), ...ticket }),
  z.object({ kind: z.literal('window_offered'), ...ticket, ...zoned, from: Instant, to: Instant }),
  z.object({ kind: z.literal('window_passed'), ...ticket, ...zoned, from: Instant, to: Instant }),
  z.object({ kind: z.literal('visit_paused'), ...ticket, ...zoned, reason: z.enum(['customer_unavailable', 'part_needed', 'no_access', 'customer_absent']), resumeAt: Instant }),
  z.object({ kind: z.literal('visit_summary'), ...ticket, device: z.string(), expertName: z.string(), summary: z.string() }),
  z.object({ kind: z.literal('survey'), url, expertName: z.string() }),
  z.object({ kind: z.literal('survey_reminder'), url, expertName: z.string() }),
  z.object({ kind: z.literal('ticket_cancelled'), ...ticket, device: z.string() }),
  z.object({ kind: z.literal('offer'), ...ticket, ...zoned, device: z.string(), problem: z.string(), area: z.string(), arriveAt: Instant, expiresAt: Instant }),
  z.object({ kind: z.literal('job_assigned'), ...ticket, ...zoned, device: z.string(), problem: z.string(), area: z.string(), arriveBy: Instant }),
  z.object({ kind: z.literal('offer_withdrawn'), number: z.number(), area: z.string(), how: z.enum(['expired', 'withdrawn']) }),
  z.object({ kind: z.literal('job_cancelled'), number: z.number(), area: z.string() }),
  z.object({ kind: z.literal('visit_reminder'), ...ticket, area: z.string(), about: z.enum(['start', 'arrive', 'finish']) }),
  z.object({ kind: z.literal('set_away'), url, cause: z.enum(['silent', 'no_show']).default('silent') }),
  z.object({ kind: z.literal('escalation'), ...ticket, area: z.string(), note: z.string() }),
  z.object({ kind: z.literal('promise_ending'), ...ticket, ...zoned, area: z.string(), what: z.enum(['assign', 'arrive', 'resolve']), dueAt: Instant, urgent: z.boolean() }),
  z.object({ kind: z.literal('plan_activated'), ...plan, ...money, endsAt: Instant }),
  z.object({ kind: z.literal('plan_claimed'), ...plan, endsAt: Instant }),
  z.object({ kind: z.literal('plan_renewed'), ...plan, ...money, endsAt: Instant }),
  z.object({ kind: z.literal('plan_restored'), ...plan, ...money, endsAt: Instant }),
  // Notices of before say less: theirs is a year, and a card of which nothing is known.
  z.object({ kind: z.literal('renewal_notice'), ...plan, ...money, renewsAt: Instant, term: z.enum(['year', 'month']).default('year'), creditCents: z.number().default(0), last4: z.string().nullable().optional() }),
  z.object({ kind: z.literal('card_expiring'), ...plan, last4: z.string(), expires: z.object({ month: z.int(), year: z.int() }).optional(), renewsAt: Instant.optional(), renewsFirst: z.boolean().default(false) }),
  z.object({ kind: z.literal('charge_failed'), ...plan, ...money, failure: z.enum(['retry', 'new_card', 'confirm', 'no_card']), suspendAt: Instant }),
  z.object({ kind: z.literal('plan_suspended'), ...plan, ...money, endAt: Instant }),
  z.object({ kind: z.literal('plan_cancelled'), ...plan, coveredUntil: Instant, atOnce: z.boolean() }),
  z.object({ kind: z.literal('plan_ended'), ...plan, reason: z.enum(['cancelled', 'unpaid', 'never_paid']) }),
  z.object({ kind: z.literal('refund_made'), ...plan, ...money }),
  z.object({ kind: z.literal('refund_failed'), ...plan, ...money }),
  z.object({ kind: z.literal('plan_waived'), ...plan, endsAt: Instant }),
  z.object({ kind: z.literal('invoice_copy'), ...plan, ...money, invoice: z.string() }),
  z.object({ kind: z.literal('billing_alarm'), url, what: z.string() }),
  z.object({ kind: z.literal('pay_link'), ...plan, ...money }),
  z.object({ kind: z.literal('card_link'), url }),
  z.object({ kind: z.literal('password_reset'), name: z.string(), url }),
  z.object({ kind: z.literal('welcome'), name: z.string(), url }),
  z.object({ kind: z.literal('invitation'), name: z.string(), url }),
  z.object({ kind: z.literal('contact_code'), code: z.string(), minutes: z.number() }),
  z.object({ kind: z.literal('email_in_use'), url }),
  z.object({ kind: z.literal('email_changed'), name: z.string(), url }),
  z.object({ kind: z.literal('opt_out_confirmed') }),
  z.object({ kind: z.literal('opt_in_confirmed') }),
  z.object({ kind: z.literal('help'), url }),
]);
export type MessageContent = z.infer<typeof MessageContent>;

export type ContentOf<Kind extends MessageContent['kind']> = Extract<MessageContent, { kind: Kind }>;

/** The time of the visit that a message is about; null when it is about none. */
export function visitOf(content: MessageContent): Instant | null {
  if ('arriveBy' in content) return content.arriveBy;
  if ('arriveAt' in content) return content.arriveAt;
  if ('eta' in content) return content.eta;
  // Only what is urgent may ring at night.
  if (content.kind === 'promise_ending') return content.urgent ? content.dueAt : null;
  return content.kind === 'window_offered' ? content.from : null;
}

/** One message in words. `paragraphs` are plain text; markup is added, and data escaped, in one place. */
export type MessageText = { readonly subject: string; readonly paragraphs: readonly string[]; readonly action?: { readonly label: string; readonly url: string }; readonly sms: string };

/** A template for each kind in one language. */
export type Templates = { readonly [Kind in MessageContent['kind']]: (content: ContentOf<Kind>) => MessageText };

/** The part about plans and money, which has a file of its own for each language. */
export type PlanTemplates = Pick<Templates, Extract<MessageContent, { readonly planName: string }>['kind']>;
