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
  { kind: 'visit_paused', ...ticket, ...zoned, reason: 'customer_unavailable', resumeAt: at }, { kind: 'visit_summary', ...ticket, device: job.device, expertName: expert.expertName, summary: 'Replaced the panel.\nTested for an hour.' },
  { kind: 'survey', url, expertName: 'Maximiliano' }, { kind: 'survey_reminder', url, expertName: 'Maximiliano' }, { kind: 'ticket_cancelled', ...ticket, device: job.device },
  { kind: 'offer', ...ticket, ...zoned, ...job, arriveAt: at, expiresAt: at }, { kind: 'job_assigned', ...ticket, ...zoned, ...job, arriveBy: at }, { kind: 'offer_withdrawn', number: 123_456, area: job.area, how: 'expired' },
  { kind: 'job_cancelled', number: 123_456, area: job.area }, { kind: 'visit_reminder', ...ticket, area: job.area, about: 'start' }, { kind: 'set_away', url }, { kind: 'escalation', ...ticket, area: job.area, note: 'Nobody has accepted this job for half an hour. Please find somebody by hand.' },
  { kind: 'plan_activated', ...plan, amountCents: 12_900, endsAt: at }, { kind: 'plan_claimed', ...plan, endsAt: at }, { kind: 'plan_renewed', ...plan, amountCents: 12_900, endsAt: at }, { kind: 'plan_restored', ...plan, amountCents: 12_900, endsAt: at },
  { kind: 'renewal_notice', ...plan, amountCents: 12_900, renewsAt: at }, { kind: 'card_expiring', ...plan, last4: '4242' }, { kind: 'charge_failed', ...plan, amountCents: 12_900, failure: 'new_card', suspendAt: at },
  { kind: 'plan_suspended', ...plan, amountCents: 12_900, endAt: at }, { kind: 'plan_cancelled', ...plan, coveredUntil: at, atOnce: false }, { kind: 'plan_ended', ...plan, reason: 'unpaid' }, { kind: 'refund_made', ...plan, amountCents: 4_500 },
  { kind: 'password_reset', name: 'Ana', url }, { kind: 'welcome', name: 'Ana', url }, { kind: 'opt_out_confirmed' }, { kind: 'opt_in_confirmed' }, { kind: 'help', url },
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
