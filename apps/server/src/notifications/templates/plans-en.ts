import { shorten } from '@sysops/domain/notifications';
import type { PlanTemplates } from '../message-content.ts';
import { dayOnly, moneyOf } from './format-time.ts';

const brand = 'Sysops Squad';

const failures = {
  retry: 'We try again in the next days. You can also pay now, or use another card.',
  new_card: 'This card cannot be charged any more, and we do not try it again. Please pay with another one.',
  confirm: 'Your bank asks you to confirm the payment, and we do not try again without you. It takes a minute.',
  no_card: 'There is no card on file, so we do not try again. Please pay with a card; it is kept for the next renewal.',
} as const;

const terms = { year: 'year', month: 'month' } as const;

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
  renewal_notice: ({ planName, amountCents, renewsAt, term, creditCents, last4, timeZone, url }) => {
    const [day, amount, credit] = [dayOnly(renewsAt, timeZone, 'en'), moneyOf(amountCents, 'en'), moneyOf(creditCents, 'en')];
    const card = last4 === null || last4 === undefined ? 'your card' : `your card ending in ${last4}`;
    const charge = amountCents === 0 ? `your credit of ${credit} pays for the next ${terms[term]} of ${planName}. Nothing is charged.` : `we charge ${amount} to ${card} for the next ${terms[term]} of ${planName}.${creditCents > 0 ? ` Your credit of ${credit} is taken off already.` : ''}`;
    const missing = last4 === null && amountCents > 0;
    return {
      subject: `${planName} renews on ${day}`,
      paragraphs: [
        missing ? `On ${day} the next ${terms[term]} of ${planName} begins and ${amount} is due. There is no card on file: please put one on file before that day, so that you stay covered.` : `On ${day} ${charge}`,
        missing ? 'You do not want it any more? Cancel before that day and nothing is charged.' : 'You need not do anything. If you do not want it any more, cancel before that day: one press, no sign-in. You change your card in your account.',
      ],
      action: { label: 'Cancel this renewal', url },
      sms: `${brand}: ${shorten(planName, 24)} renews ${day} for a ${terms[term]}, ${missing ? `${amount}, no card on file` : amount}. Cancel: ${url}`,
    };
  },
  card_expiring: ({ planName, last4, expires, renewsAt, renewsFirst, timeZone, url }) => {
    const end = expires ? ` at the end of ${String(expires.month).padStart(2, '0')}/${expires.year}` : ' soon';
    const day = renewsAt === undefined ? null : dayOnly(renewsAt, timeZone, 'en');
    const when = day === null ? '' : renewsFirst ? ` It still pays for ${planName} on ${day}, and not after that.` : ` ${planName} renews on ${day}, after that.`;
    return {
      subject: `The card for ${planName} expires soon`,
      paragraphs: [`The card ending in ${last4} expires${end}.${when} Please put another card on file.`],
      action: { label: 'Change the card', url },
      sms: `${brand}: the card ending in ${last4} for ${shorten(planName, 24)} expires${end}. Change it: ${url}`,
    };
  },
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
  pay_link: ({ planName, amountCents, url }) => ({
    subject: `Your link to pay for ${planName}`,
    paragraphs: [`As agreed on the phone: pay ${moneyOf(amountCents, 'en')} for ${planName} with the button below.`, 'You enter your card on the secure page of our payment service, Stripe. We never ask for its number, on the phone or in a message.'],
    action: { label: 'Pay now', url },
    sms: `${brand}: pay ${moneyOf(amountCents, 'en')} for ${shorten(planName, 24)} here: ${url}`,
  }),
  refund_made: ({ planName, amountCents, url }) => ({
    subject: `We have refunded ${moneyOf(amountCents, 'en')}`,
    paragraphs: [`${moneyOf(amountCents, 'en')} for ${planName} goes back to your card. Banks take up to ten days to show it.`],
    action: { label: 'Open your account', url },
    sms: `${brand}: ${moneyOf(amountCents, 'en')} for ${shorten(planName, 24)} goes back to your card. ${url}`,
  }),
  refund_failed: ({ planName, amountCents, url }) => ({
    subject: `Your refund of ${moneyOf(amountCents, 'en')} has come back to us`,
    paragraphs: [`Your bank did not take the refund of ${moneyOf(amountCents, 'en')} for ${planName} that we told you of. The money is with us, not lost. We look into it and write to you again.`],
    action: { label: 'Open your account', url },
    sms: `${brand}: your bank did not take the refund of ${moneyOf(amountCents, 'en')} for ${shorten(planName, 24)}. We look into it. ${url}`,
  }),
  plan_waived: ({ planName, endsAt, timeZone, url }) => ({
    subject: `${planName} goes on, and nothing is charged`,
    paragraphs: [`We do not charge you for the present period of ${planName}. You are covered until ${dayOnly(endsAt, timeZone, 'en')}.`],
    action: { label: 'Open your account', url },
    sms: `${brand}: nothing is charged for the present period of ${shorten(planName, 24)}. Covered until ${dayOnly(endsAt, timeZone, 'en')}. ${url}`,
  }),
  invoice_copy: ({ planName, amountCents, invoice, url }) => ({
    subject: `Invoice ${invoice}: ${planName}, ${moneyOf(amountCents, 'en')}`,
    paragraphs: [`Here is invoice ${invoice} for ${planName} once more. The link is good for a month; the invoice stays in your account.`],
    action: { label: 'Open the invoice', url },
    sms: `${brand}: invoice ${invoice} for ${shorten(planName, 24)}: ${url}`,
  }),
};
