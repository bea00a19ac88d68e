import { shorten } from '@sysops/domain/notifications';
import type { Templates } from '../message-content.ts';
import { clockTime, dayAndTime, dayOnly } from './format-time.ts';
import { plansEn } from './plans-en.ts';

const brand = 'Sysops Squad';
const follow = (url: string) => ({ label: 'Follow your ticket', url });

const pauses = {
  customer_unavailable: 'because you are not available until then',
  part_needed: 'because a part has to come first',
  no_access: 'because the expert could not get in',
  customer_absent: 'because nobody was there',
} as const;

/** What the books and Stripe disagree about. */
const differences: Readonly<Record<string, string>> = {
  paid_at_stripe_only: 'Stripe has a payment that is not in our books',
  paid_here_only: 'a period counts as paid and Stripe has no such payment',
  amount_differs: 'the amount paid is not the amount owed',
  second_payment: 'a second payment for one period',
  not_owed_payment: 'a payment after the plan was canceled',
  refund_at_stripe_only: 'a refund at Stripe that is not in our books',
  payment_of_nobody: 'a payment for a plan that does not exist',
  skipped_period: 'a plan runs on and nobody bills it',
  charge_stuck: 'a charge does not come to an end',
  charge_cancelled: 'somebody canceled a charge at Stripe',
  refund_failed: 'a refund came back',
};

/** What has to happen for a promise to be kept, in the words of its clock. */
const promises = { assign: 'an expert has to be found', arrive: 'somebody has to be there', resolve: 'it has to be repaired' } as const;

/** English. Plain, short, second person. */
export const en: Templates = {
  ...plansEn,
  ticket_received: ({ number, device, problem, url }) => ({
    subject: `We have your ticket #${number}`,
    paragraphs: [`Your ticket number is #${number}: ${device}, ${problem}.`, 'We are looking for the right expert now and will write to you as soon as one is coming.'],
    action: follow(url),
    sms: `${brand}: ticket #${number} received. We write again when an expert is assigned. ${url}`,
  }),
  expert_assigned: ({ number, expertName, arriveBy, timeZone, url }) => ({
    subject: `${expertName} will come for ticket #${number}`,
    paragraphs: [`${expertName} will be with you by ${dayAndTime(arriveBy, timeZone, 'en')}.`, 'We write again when the journey starts.'],
    action: follow(url),
    sms: `${brand} #${number}: ${shorten(expertName, 24)} comes by ${dayAndTime(arriveBy, timeZone, 'en')}. ${url}`,
  }),
  expert_changed: ({ number, expertName, arriveBy, timeZone, url }) => ({
    subject: `Another expert comes for ticket #${number}`,
    paragraphs: [`There was a change: ${expertName} will come instead, by ${dayAndTime(arriveBy, timeZone, 'en')}.`, 'We write again when the journey starts.'],
    action: follow(url),
    sms: `${brand} #${number}: change, ${shorten(expertName, 24)} comes by ${dayAndTime(arriveBy, timeZone, 'en')}. ${url}`,
  }),
  on_the_way: ({ number, expertName, eta, timeZone, url }) => ({
    subject: `${expertName} is on the way`,
    paragraphs: [`${expertName} is on the way to you for ticket #${number} and should arrive at about ${clockTime(eta, timeZone, 'en')}.`],
    action: { label: 'See where', url },
    sms: `${brand} #${number}: ${shorten(expertName, 24)} is on the way, there at about ${clockTime(eta, timeZone, 'en')}. ${url}`,
  }),
  running_late: ({ number, expertName, eta, timeZone, url }) => ({
    subject: `Ticket #${number}: later than planned`,
    paragraphs: [`${expertName} is running late and should now arrive at about ${clockTime(eta, timeZone, 'en')}. We are sorry for the wait.`],
    action: follow(url),
    sms: `${brand} #${number}: ${shorten(expertName, 24)} is late, now there at about ${clockTime(eta, timeZone, 'en')}. Sorry. ${url}`,
  }),
  visit_replanned: ({ number, url }) => ({
    subject: `Ticket #${number}: we are planning a new visit`,
    paragraphs: ['The visit cannot take place as planned. We are looking for an expert again and will write to you with the new time.', 'You need not do anything. We are sorry for the delay.'],
    action: follow(url),
    sms: `${brand} #${number}: your visit has to be planned anew. We write with the new time. Sorry. ${url}`,
  }),
  window_offered: ({ number, from, to, timeZone, url }) => ({
    subject: `Ticket #${number}: may we come at another time?`,
    paragraphs: [`Nobody is free in the time you asked for. We can come between ${dayAndTime(from, timeZone, 'en')} and ${dayAndTime(to, timeZone, 'en')}.`, 'Open the ticket to say yes or to choose another time. We go on looking meanwhile.'],
    action: { label: 'See the time', url },
    sms: `${brand} #${number}: nobody is free then. May we come from ${dayAndTime(from, timeZone, 'en')}? Answer here: ${url}`,
  }),
  window_passed: ({ number, from, to, timeZone, url }) => ({
    subject: `Ticket #${number}: we come as soon as possible`,
    paragraphs: [`You asked for a visit between ${dayAndTime(from, timeZone, 'en')} and ${dayAndTime(to, timeZone, 'en')}, and that time has gone by. We are sorry.`, 'We now look for the next expert who can come and write to you with the time. If another time suits you better, open the ticket and choose it.'],
    action: { label: 'Choose a time', url },
    sms: `${brand} #${number}: the time you asked for has gone by. Sorry. We come as soon as possible, or when you say: ${url}`,
  }),
  visit_paused: ({ number, reason, resumeAt, timeZone, url }) => ({
    subject: `Ticket #${number} is paused`,
    paragraphs: [`We have paused your ticket ${pauses[reason]}. It goes on by itself on ${dayOnly(resumeAt, timeZone, 'en')}.`],
    action: follow(url),
    sms: `${brand} #${number}: paused ${pauses[reason]}. Goes on ${dayOnly(resumeAt, timeZone, 'en')}. ${url}`,
  }),
  visit_summary: ({ number, device, expertName, summary, url }) => ({
    subject: `Ticket #${number} is done`,
    paragraphs: [`${expertName} has finished the work on your ${device}.`, summary, 'Is it still not right? Open the ticket within 14 days and we come again.'],
    action: { label: 'See the ticket', url },
    sms: `${brand} #${number}: done. Not right yet? Tell us within 14 days: ${url}`,
  }),
  survey: ({ expertName, url }) => ({
    subject: `How did ${expertName} do?`,
    paragraphs: [`${expertName} visited you. Please tell us how it went; it takes a minute and needs no sign-in.`],
    action: { label: 'Rate the visit', url },
    sms: `${brand}: how did ${shorten(expertName, 24)} do? ${url}`,
  }),
  survey_reminder: ({ expertName, url }) => ({
    subject: `Your opinion of ${expertName}'s visit`,
    paragraphs: ['We have not heard from you yet. Two questions are enough; this is the only reminder.'],
    action: { label: 'Rate the visit', url },
    sms: `${brand}: one reminder, how was ${shorten(expertName, 24)}'s visit? ${url}`,
  }),
  ticket_cancelled: ({ number, device, url }) => ({
    subject: `Ticket #${number} is cancelled`,
    paragraphs: [`The ticket for your ${device} is cancelled. Nobody will come.`, 'If this is a mistake, raise a new ticket and we start at once.'],
    action: { label: 'See the ticket', url },
    sms: `${brand} #${number}: cancelled, nobody will come. ${url}`,
  }),
  offer: ({ number, device, problem, area, arriveAt, expiresAt, timeZone, url }) => ({
    subject: `New job #${number} in ${area}`,
    paragraphs: [`${device}: ${problem}.`, `${area}. Arrive by ${dayAndTime(arriveAt, timeZone, 'en')}.`, `Please answer by ${clockTime(expiresAt, timeZone, 'en')}; after that the next expert is asked.`],
    action: { label: 'See and answer', url },
    sms: `Job #${number} ${shorten(problem, 20)}, ${shorten(area, 20)}, by ${clockTime(arriveAt, timeZone, 'en')}. Answer by ${clockTime(expiresAt, timeZone, 'en')}: ${url}`,
  }),
  job_assigned: ({ number, device, problem, area, arriveBy, timeZone, url }) => ({
    subject: `Job #${number} in ${area} is yours`,
    paragraphs: [`${device}: ${problem}.`, `${area}. Arrive by ${dayAndTime(arriveBy, timeZone, 'en')}.`],
    action: { label: 'See the job', url },
    sms: `Job #${number} is yours: ${shorten(problem, 20)}, ${shorten(area, 20)}, arrive by ${clockTime(arriveBy, timeZone, 'en')}. ${url}`,
  }),
  offer_withdrawn: ({ number, area, how }) => ({
    subject: `Job #${number} is no longer yours to answer`,
    paragraphs: [how === 'expired' ? `The time to answer job #${number} in ${area} is over. The next expert is asked.` : `Job #${number} in ${area} was withdrawn.`],
    sms: how === 'expired' ? `Job #${number}, ${shorten(area, 30)}: time to answer is over, the next expert is asked.` : `Job #${number}, ${shorten(area, 30)}: withdrawn. You need not do anything.`,
  }),
  job_cancelled: ({ number, area }) => ({
    subject: `Job #${number} is off`,
    paragraphs: [`Job #${number} in ${area} does not take place. Your time is free again.`],
    sms: `Job #${number}, ${shorten(area, 30)}, is off. Please do not go there; your time is free again.`,
  }),
  visit_reminder: ({ number, area, about, url }) => ({
    subject: `Job #${number}: ${{ start: 'time to leave', arrive: 'are you there?', finish: 'how does it go?' }[about]}`,
    paragraphs: [{
      start: `You are expected at job #${number} in ${area}. Press "on my way", or give the job back so that somebody else can go.`,
      arrive: `You should be at job #${number} in ${area} by now. Press "I have arrived" when you are there, so that nobody looks for you.`,
      finish: `Job #${number} in ${area} takes longer than planned. Complete it, pause it, or go on: the office only wants to know.`,
    }[about]],
    action: { label: 'Open the job', url },
    sms: `Job #${number}, ${shorten(area, 24)}: ${{ start: 'time to leave. Press "on my way" or give it back', arrive: 'are you there? Press "I have arrived"', finish: 'longer than planned. Complete or pause it' }[about]}: ${url}`,
  }),
  set_away: ({ url, cause }) => ({
    subject: 'You are set to away',
    paragraphs: [cause === 'silent' ? 'Two offers in a row had no answer, so no more are sent to you.' : 'You did not start to a job, so it went to somebody else, and so do your next ones.', 'Set yourself back to available when you can take jobs.'],
    action: { label: 'I am available', url },
    sms: `${brand}: ${cause === 'silent' ? 'two offers without an answer' : 'you did not start to a job'}, so you are set to away. Available again? ${url}`,
  }),
  billing_alarm: ({ what, url }) => ({
    subject: 'Billing needs a person',
    paragraphs: [`Billing needs a person: ${differences[what] ?? what}. There may be more by now; each has a task, and its repair is one press away.`],
    action: { label: 'Open billing', url },
    sms: `${brand}: billing needs a person: ${differences[what] ?? what}. ${url}`,
  }),
  escalation: ({ number, area, note, url }) => ({
    subject: `Ticket #${number} needs you`,
    paragraphs: [note, `Ticket #${number}, ${area}.`],
    action: { label: 'Open the ticket', url },
    sms: `Ticket #${number}, ${shorten(area, 20)}: ${shorten(note, 60)} ${url}`,
  }),
  promise_ending: ({ number, what, dueAt, area, timeZone, url }) => ({
    subject: `#${number}: ${promises[what]} by ${clockTime(dueAt, timeZone, 'en')}`,
    paragraphs: [`Nine tenths of the promised time are used: ${promises[what]} by ${dayAndTime(dueAt, timeZone, 'en')}.`, `Ticket #${number}, ${area}.`],
    action: { label: 'Open it', url },
    sms: `#${number}, ${shorten(area, 24)}: ${promises[what]} by ${clockTime(dueAt, timeZone, 'en')}. ${url}`,
  }),
  password_reset: ({ name, url }) => ({
    subject: 'Set a new password',
    paragraphs: [`Hello ${name}, somebody asked for a new password for your account. If it was not you, ignore this mail: nothing has changed.`],
    action: { label: 'Set a new password', url },
    sms: `${brand}: set a new password: ${url}`,
  }),
  welcome: ({ name, url }) => ({
    subject: 'Welcome to Sysops Squad',
    paragraphs: [`Hello ${name}, your account is ready.`, 'When something breaks, raise a ticket and the right expert comes.'],
    action: { label: 'Open your account', url },
    sms: `${brand}: your account is ready. ${url}`,
  }),
  invitation: ({ name, url }) => ({
    subject: 'Set the password of your account',
    paragraphs: [`Hello ${name}, we made your Sysops Squad account while you were on the phone.`, 'Set a password with the button below to see your plan and your visits. The link works for three days; after that, use “Forgot your password?” on our website.'],
    action: { label: 'Set a password', url },
    sms: `${brand}: set the password of your account: ${url}`,
  }),
  card_link: ({ url }) => ({
    subject: 'Your link to put a card on file',
    paragraphs: ['As agreed on the phone: put the card on file that renews your plan. Nothing is charged now.', 'You enter it on the secure page of our payment service, Stripe. We never ask for its number, on the phone or in a message. The link works for seven days.'],
    action: { label: 'Add your card', url },
    sms: `${brand}: put the card for your plan on file here, nothing is charged now: ${url}`,
  }),
  contact_code: ({ code, minutes }) => ({
    subject: 'Your code for Sysops Squad',
    paragraphs: [`Your code is ${code}.`, `Type it on our website within ${minutes} minutes to confirm this e-mail address. Nobody of ours will ever ask you for it.`, 'If you did not ask for it, ignore this mail: nothing has changed.'],
    sms: `${brand}: your code is ${code}. It holds for ${minutes} minutes. Nobody of ours will ever ask you for it.`,
  }),
  email_in_use: ({ url }) => ({
    subject: 'You have an account with this e-mail address',
    paragraphs: ['Somebody wanted to use this e-mail address for another account at Sysops Squad. You have an account with it already, so nothing has changed.', 'If that was you, sign in with this address. If you have forgotten the password, set a new one there.'],
    action: { label: 'Go to Sysops Squad', url },
    sms: `${brand}: you have an account with this e-mail address already. ${url}`,
  }),
  email_changed: ({ name, url }) => ({
    subject: 'The e-mail address of your account was changed',
    paragraphs: [`Hello ${name}, your account at Sysops Squad has another e-mail address now. We no longer write to this one.`, 'If that was not you, please call us at once.'],
    action: { label: 'See your account', url },
    sms: `${brand}: the e-mail address of your account was changed. Not you? Please call us. ${url}`,
  }),
  opt_out_confirmed: () => ({
    subject: 'No more text messages',
    paragraphs: ['You will get no more text messages from us; we write e-mails instead.'],
    sms: `${brand}: no more texts to this number; we write e-mails instead. Reply START to get texts again.`,
  }),
  opt_in_confirmed: () => ({ subject: 'Text messages are on again', paragraphs: ['You get text messages from us again.'], sms: `${brand}: you get texts again. Reply STOP to end them, HELP for help.` }),
  help: ({ url }) => ({ subject: 'Help', paragraphs: ['We text about your repair visits only.'], action: { label: 'Open', url }, sms: `${brand}: we text about your repair visits. Reply STOP to end texts. ${url}` }),
};
