import { gsmLength, MessageKind } from '@sysops/domain/notifications';
import { describe, expect, test } from 'vitest';
import type { MessageContent } from './message-content.ts';
import { renderMessage } from './render-message.ts';

const at = Date.parse('2026-11-25T19:30:00Z');
const url = 'https://squad.example/t/0192f0c0-0000-7000-8000-000000000001';
const ticket = { number: 123_456, url };
const expert = { expertId: 'e', expertName: 'Maximiliano Fernández-Whitmore' };
const zoned = { timeZone: 'America/Denver' };
const job = { device: 'Penultimate Vista 55', problem: 'Lines, spots or a broken screen', area: 'Salt Lake City 84101' };
const plan = { planName: 'Home entertainment plus', ...zoned, url };

/** One of each kind, with long names and long words. */
const samples: readonly MessageContent[] = [
  { kind: 'ticket_received', ...ticket, device: job.device, problem: job.problem }, { kind: 'expert_assigned', ...ticket, ...expert, ...zoned, arriveBy: at }, { kind: 'expert_changed', ...ticket, ...expert, ...zoned, arriveBy: at },
  { kind: 'on_the_way', ...ticket, ...expert, ...zoned, eta: at }, { kind: 'running_late', ...ticket, ...expert, ...zoned, eta: at }, { kind: 'visit_replanned', ...ticket }, { kind: 'window_offered', ...ticket, ...zoned, from: at, to: at + 7_200_000 },
  { kind: 'window_passed', ...ticket, ...zoned, from: at, to: at + 7_200_000 },
  { kind: 'visit_paused', ...ticket, ...zoned, reason: 'customer_unavailable', resumeAt: at }, { kind: 'visit_summary', ...ticket, device: job.device, expertName: expert.expertName, summary: 'Replaced the panel.\nTested for an hour.' },
  { kind: 'survey', url, expertName: 'Maximiliano' }, { kind: 'survey_reminder', url, expertName: 'Maximiliano' }, { kind: 'ticket_cancelled', ...ticket, device: job.device },
  { kind: 'offer', ...ticket, ...zoned, ...job, arriveAt: at, expiresAt: at }, { kind: 'job_assigned', ...ticket, ...zoned, ...job, arriveBy: at }, { kind: 'offer_withdrawn', number: 123_456, area: job.area, how: 'expired' },
  { kind: 'job_cancelled', number: 123_456, area: job.area }, { kind: 'visit_reminder', ...ticket, area: job.area, about: 'start' }, { kind: 'set_away', url, cause: 'no_show' }, { kind: 'escalation', ...ticket, area: job.area, note: 'Nobody has accepted this job for half an hour. Please find somebody by hand.' },
  { kind: 'promise_ending', ...ticket, ...zoned, area: job.area, what: 'assign', dueAt: at, urgent: false },
  { kind: 'plan_activated', ...plan, amountCents: 12_900, endsAt: at }, { kind: 'plan_claimed', ...plan, endsAt: at }, { kind: 'plan_renewed', ...plan, amountCents: 12_900, endsAt: at }, { kind: 'plan_restored', ...plan, amountCents: 12_900, endsAt: at },
  { kind: 'renewal_notice', ...plan, amountCents: 12_900, renewsAt: at, term: 'month', creditCents: 3_000, last4: '4242' }, { kind: 'card_expiring', ...plan, last4: '4242', expires: { month: 5, year: 2027 }, renewsAt: at, renewsFirst: false }, { kind: 'charge_failed', ...plan, amountCents: 12_900, failure: 'new_card', suspendAt: at },
  { kind: 'plan_suspended', ...plan, amountCents: 12_900, endAt: at }, { kind: 'plan_cancelled', ...plan, coveredUntil: at, atOnce: false }, { kind: 'plan_ended', ...plan, reason: 'unpaid' }, { kind: 'refund_made', ...plan, amountCents: 4_500 }, { kind: 'refund_failed', ...plan, amountCents: 4_500 }, { kind: 'plan_waived', ...plan, endsAt: at }, { kind: 'invoice_copy', ...plan, amountCents: 12_900, invoice: 'PS-100001' }, { kind: 'billing_alarm', url, what: 'refund_at_stripe_only' }, { kind: 'pay_link', ...plan, amountCents: 12_900 }, { kind: 'card_link', url }, { kind: 'invitation', name: 'Ana', url },
  { kind: 'password_reset', name: 'Ana', url }, { kind: 'welcome', name: 'Ana', url }, { kind: 'contact_code', code: '012345', minutes: 15 }, { kind: 'email_in_use', url }, { kind: 'email_changed', name: 'Ana', url }, { kind: 'opt_out_confirmed' }, { kind: 'opt_in_confirmed' }, { kind: 'help', url },
];
const each = samples.flatMap((content) => (['en', 'es'] as const).map((language) => ({ kind: content.kind, language, content })));

test('there is a sample of every kind', () => expect(samples.map(({ kind }) => kind).toSorted()).toEqual(MessageKind.options.toSorted()));

describe('every message in both languages', () => {
  test.each(each)('$kind in $language fits two text messages of the cheap alphabet', ({ content, language }) => {
    const { body, subject, html } = renderMessage(content, { channel: 'sms', language });
    // Two joined segments hold 306 septets. Source: GSM 03.40.
    expect(gsmLength(body)).toBeLessThanOrEqual(306);
    expect(body).not.toMatch(/undefined|NaN|Invalid|\[object/);
    expect([subject, html]).toEqual([null, null]);
    if ('url' in content) expect(body).toContain(url);
  });

  test.each(each)('$kind in $language is a whole e-mail', ({ content, language }) => {
    const { body, subject, html } = renderMessage(content, { channel: 'email', language });
    for (const text of [body, subject, html]) expect(text).not.toMatch(/undefined|NaN|Invalid|\[object/);
    expect(subject).toMatch(/^\S.{3,120}$/);
    expect(html).toContain(`<html lang="${language}">`);
    if ('url' in content) expect([body, html].every((text) => text?.includes(url))).toBe(true);
  });

  test.each(samples.filter(({ kind }) => !['help'].includes(kind)).map((content) => ({ kind: content.kind, content })))('$kind is not the same in both', ({ content }) => {
    const [en, es] = (['en', 'es'] as const).map((language) => renderMessage(content, { channel: 'email', language }).subject);
    expect(en).not.toBe(es);
  });
});

describe('every push to an expert in both languages', () => {
  const pushed = each.filter(({ kind }) => ['offer', 'offer_withdrawn', 'job_assigned', 'job_cancelled', 'visit_reminder', 'set_away'].includes(kind));
  test.each(pushed)('$kind in $language says what and where in few words', ({ content, language }) => {
    const { body, subject, html } = renderMessage(content, { channel: 'push', language });
    expect(html).toBeNull();
    expect(subject).toMatch(/^\S.{3,60}$/);
    expect(body).not.toMatch(/undefined|NaN|Invalid|\[object|https?:/);
    if ('number' in content) expect(`${subject} ${body}`).toContain(String(content.number));
    if ('area' in content) expect(`${subject} ${body}`).toContain(content.area);
  });

  test('is cut before it is too long for a push service', () => {
    const { body, subject } = renderMessage({ kind: 'offer', ...ticket, ...zoned, ...job, device: '電'.repeat(2000), area: 'é'.repeat(2000), arriveAt: at, expiresAt: at }, { channel: 'push', language: 'en' });
    // 4096 bytes with the seal's 103 around it. Source: RFC 8291, section 4.
    expect(Buffer.byteLength(JSON.stringify({ subject, body, path: url, tag: 'job-123456' }))).toBeLessThan(3993);
  });
});

test('what people wrote cannot become markup or a header', () => {
  const { html, subject } = renderMessage({ kind: 'visit_summary', ...ticket, device: '<img src=x onerror=alert(1)>', expertName: 'Eli\r\nBcc: all@example.com', summary: '</p><script>alert("x")</script>' }, { channel: 'email', language: 'en' });
  expect(html).not.toMatch(/<img|<script/);
  expect(html).toContain('&lt;script&gt;');
  expect(renderMessage({ kind: 'expert_assigned', ...ticket, ...zoned, expertId: 'e', expertName: 'Eli\r\nBcc: all@example.com', arriveBy: at }, { channel: 'email', language: 'en' }).subject).not.toMatch(/[\r\n]/);
  expect(subject).not.toMatch(/[\r\n]/);
});

test('a time is told with its zone, in the place of the visit', () => {
  const told = (timeZone: string) => renderMessage({ kind: 'on_the_way', ...ticket, ...expert, timeZone, eta: at }, { channel: 'sms', language: 'en' }).body;
  expect(told('America/Denver')).toContain('12:30 PM MST');
  expect(told('America/New_York')).toContain('2:30 PM EST');
});

describe('a renewal notice says what will happen', () => {
  const notice = { kind: 'renewal_notice', ...plan, renewsAt: at, term: 'year', creditCents: 0 } as const;
  const textOf = (content: MessageContent, language: 'en' | 'es' = 'en') => renderMessage(content, { channel: 'email', language }).body;

  test('with a card: amount, card, term and the way to cancel', () => expect(textOf({ ...notice, amountCents: 8_216, last4: '4242' })).toMatch(/we charge \$82\.16 to your card ending in 4242 for the next year of[\s\S]*no sign-in/));
  test('with credit: the amount that is left', () => expect(textOf({ ...notice, amountCents: 5_216, creditCents: 3_000, last4: '4242' })).toMatch(/charge \$52\.16[\s\S]*credit of \$30\.00 is taken off already/));
  test('with credit for all of it: nothing is charged', () => expect(textOf({ ...notice, amountCents: 0, creditCents: 8_216, last4: null })).toMatch(/credit of \$82\.16 pays for the next year[\s\S]*Nothing is charged/));
  test('without a card: that there is none', () => {
    expect(textOf({ ...notice, amountCents: 8_216, last4: null })).toMatch(/There is no card on file/);
    expect(textOf({ ...notice, amountCents: 8_216, last4: null }, 'es')).toMatch(/No hay ninguna tarjeta registrada/);
  });
});

describe('a notice about a card', () => {
  const expiring = { kind: 'card_expiring', ...plan, last4: '4242', expires: { month: 5, year: 2027 }, renewsAt: at } as const;
  test.each([[false, /renews on .*after that/], [true, /still pays for .* not after that/]])('says whether the renewal comes first: %s', (renewsFirst, text) => expect(renderMessage({ ...expiring, renewsFirst }, { channel: 'email', language: 'en' }).body).toMatch(text));
  test('that is missing is not called one that cannot be charged', () => expect(renderMessage({ kind: 'charge_failed', ...plan, amountCents: 100, failure: 'no_card', suspendAt: at }, { channel: 'email', language: 'en' }).body).toMatch(/no card on file, so we do not try again/));
});
