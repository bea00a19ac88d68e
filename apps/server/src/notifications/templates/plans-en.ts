import { shorten } from '@sysops/domain/notifications';
import type { PlanTemplates } from '../message-content.ts';
import { dayOnly, moneyOf } from './format-time.ts';

const brand = 'Sysops Squad';

const failures = {
  retry: 'We try again in the next days. You can also pay now, or use another card.',
  new_card: 'This card cannot be charged any more. Please pay with another one.',
  confirm: 'Your bank asks you to confirm the payment. It takes a minute.',
} as const;

const ends = {
  cancelled: 'It has ended as you asked.',
  unpaid: 'It has ended because the payment did not arrive.',
  never_paid: 'The purchase was not completed, so the plan has not begun.',
} as const;

export const plansEn: PlanTemplates = {
  plan_activated: ({ planName, amountCents, endsAt, timeZone, url }) => ({
    subject: `Your plan ${planName} has begun`,
    paragraphs: [`We have received ${moneyOf(amountCents, 'en')}. Your devices are covered until ${dayOnly(endsAt, timeZone, 'en')}.`, 'The invoice is in your account.'],
    action: { label: 'Open your account', url },
    sms: `${brand}: ${shorten(planName, 30)} has begun, covered until ${dayOnly(endsAt, timeZone, 'en')}. ${url}`,
  }),
  plan_claimed: ({ planName, endsAt, timeZone, url }) => ({
    subject: `Your plan ${planName} is registered`,
    paragraphs: [`Your devices are covered until ${dayOnly(endsAt, timeZone, 'en')}.`],
    action: { label: 'Open your account', url },
    sms: `${brand}: ${shorten(planName, 30)} is registered, covered until ${dayOnly(endsAt, timeZone, 'en')}. ${url}`,
  }),
  plan_renewed: ({ planName, amountCents, endsAt, timeZone, url }) => ({
    subject: `Receipt: ${planName}, ${moneyOf(amountCents, 'en')}`,
    paragraphs: [`We have charged ${moneyOf(amountCents, 'en')} for ${planName}. You are covered until ${dayOnly(endsAt, timeZone, 'en')}.`, 'The invoice is in your account.'],
    action: { label: 'See the invoice', url },
    sms: `${brand}: ${moneyOf(amountCents, 'en')} paid for ${shorten(planName, 30)}, covered until ${dayOnly(endsAt, timeZone, 'en')}. ${url}`,
  }),
  plan_restored: ({ planName, amountCents, endsAt, timeZone, url }) => ({
    subject: `You are covered again: ${planName}`,
    paragraphs: [`We have received ${moneyOf(amountCents, 'en')}. Your devices are covered again, until ${dayOnly(endsAt, timeZone, 'en')}.`],
    action: { label: 'Open your account', url },
    sms: `${brand}: ${moneyOf(amountCents, 'en')} received. ${shorten(planName, 30)} covers you again until ${dayOnly(endsAt, timeZone, 'en')}. ${url}`,
  }),
  renewal_notice: ({ planName, amountCents, renewsAt, timeZone, url }) => ({
    subject: `${planName} renews on ${dayOnly(renewsAt, timeZone, 'en')}`,
    paragraphs: [`On ${dayOnly(renewsAt, timeZone, 'en')} we charge ${moneyOf(amountCents, 'en')} to your card for the next period of ${planName}.`, 'You need not do anything. To change the card or to cancel, open your account before that day.'],
    action: { label: 'Change or cancel', url },
    sms: `${brand}: ${shorten(planName, 24)} renews ${dayOnly(renewsAt, timeZone, 'en')} for ${moneyOf(amountCents, 'en')}. Change or cancel: ${url}`,
  }),
  card_expiring: ({ planName, last4, url }) => ({
    subject: `The card for ${planName} expires soon`,
    paragraphs: [`The card ending in ${last4} expires before ${planName} renews. Please put another card on file.`],
    action: { label: 'Change the card', url },
    sms: `${brand}: the card ending in ${last4} expires before ${shorten(planName, 24)} renews. Change it: ${url}`,
  }),
  charge_failed: ({ planName, amountCents, failure, suspendAt, timeZone, url }) => ({
    subject: `The payment for ${planName} did not go through`,
    paragraphs: [`We could not charge ${moneyOf(amountCents, 'en')} for ${planName}. ${failures[failure]}`, `You stay covered until ${dayOnly(suspendAt, timeZone, 'en')}.`],
    action: { label: 'Pay now', url },
    sms: `${brand}: ${moneyOf(amountCents, 'en')} for ${shorten(planName, 24)} was refused. Covered until ${dayOnly(suspendAt, timeZone, 'en')}. Pay: ${url}`,
  }),
  plan_suspended: ({ planName, amountCents, endAt, timeZone, url }) => ({
    subject: `${planName} is suspended`,
    paragraphs: [`The payment of ${moneyOf(amountCents, 'en')} has not arrived, so new repairs are not covered. Pay before ${dayOnly(endAt, timeZone, 'en')} and you are covered again within a minute.`],
    action: { label: 'Pay and restore', url },
    sms: `${brand}: ${shorten(planName, 24)} is suspended. Pay ${moneyOf(amountCents, 'en')} before ${dayOnly(endAt, timeZone, 'en')} to restore it: ${url}`,
  }),
  plan_cancelled: ({ planName, coveredUntil, atOnce, timeZone, url }) => ({
    subject: `${planName} is cancelled`,
    paragraphs: atOnce ? ['Your cover has ended and nothing is owed.'] : [`You are covered until ${dayOnly(coveredUntil, timeZone, 'en')}. Nothing more is charged.`, 'Changed your mind? You can take it back in your account until then.'],
    action: { label: 'Open your account', url },
    sms: `${brand}: ${shorten(planName, 30)} is cancelled, ${atOnce ? 'nothing is owed' : `covered until ${dayOnly(coveredUntil, timeZone, 'en')}`}. ${url}`,
  }),
  plan_ended: ({ planName, reason, url }) => ({
    subject: `${planName} has ended`,
    paragraphs: [ends[reason], 'You can take out a plan again whenever you like.'],
    action: { label: 'See the plans', url },
    sms: `${brand}: ${shorten(planName, 30)} has ended. Come back any time: ${url}`,
  }),
  refund_made: ({ planName, amountCents, url }) => ({
    subject: `We have refunded ${moneyOf(amountCents, 'en')}`,
    paragraphs: [`${moneyOf(amountCents, 'en')} for ${planName} goes back to your card. Banks take up to ten days to show it.`],
    action: { label: 'Open your account', url },
    sms: `${brand}: ${moneyOf(amountCents, 'en')} for ${shorten(planName, 24)} goes back to your card. ${url}`,
  }),
};
