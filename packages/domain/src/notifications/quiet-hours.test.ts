import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localTime, hour, minute } from '../shared/index.ts';
import { MessageKind } from './message.ts';
import { heldUntil, nearVisitMs, quietHours, quietUntil } from './quiet-hours.ts';

const newYork = 'America/New_York';
const at = (text: string): number => Date.parse(text);

describe('quiet hours', () => {
  test.each([
    ['a moment before nine in the evening', '2026-11-24T20:59:59-05:00', null], ['nine in the evening', '2026-11-24T21:00:00-05:00', '2026-11-25T08:00:00-05:00'], ['midnight', '2026-11-25T00:00:00-05:00', '2026-11-25T08:00:00-05:00'],
    ['a minute before eight', '2026-11-25T07:59:00-05:00', '2026-11-25T08:00:00-05:00'], ['eight in the morning', '2026-11-25T08:00:00-05:00', null], ['noon', '2026-11-25T12:00:00-05:00', null],
    ['the night that loses an hour', '2026-03-07T23:00:00-05:00', '2026-03-08T08:00:00-04:00'], ['the night that gains an hour', '2026-10-31T23:00:00-04:00', '2026-11-01T08:00:00-05:00'],
  ])('%s', (_, now, until) => expect(quietUntil(at(now), newYork)).toBe(until === null ? null : at(until)));

  test('are those of the person, not ours', () => {
    expect(quietUntil(at('2026-11-25T02:30:00Z'), newYork)).not.toBeNull();
    expect(quietUntil(at('2026-11-25T02:30:00Z'), 'America/Los_Angeles')).toBeNull();
    expect(quietUntil(at('2026-11-24T17:30:00Z'), 'Pacific/Honolulu')).toBe(at('2026-11-24T18:00:00Z'));
  });

  const instant = fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') });
  const zone = fc.constantFrom(newYork, 'America/Chicago', 'America/Phoenix', 'Pacific/Honolulu', 'Pacific/Guam', 'America/Anchorage');
  test('end at eight in the person’s morning, within half a day, whatever the season', () => {
    fc.assert(fc.property(instant, zone, (now, timeZone) => {
      const until = quietUntil(now, timeZone);
      const { minuteOfDay } = localTime(now, timeZone);
      const night = minuteOfDay >= quietHours.fromMinute || minuteOfDay < quietHours.toMinute;
      if (until === null) return !night;
      return night && until > now && until - now <= 12 * hour + minute && localTime(until, timeZone).minuteOfDay === quietHours.toMinute && quietUntil(until, timeZone) === null;
    }));
  });
});

describe('a message', () => {
  const night = at('2026-11-24T22:00:00-05:00');
  const eight = at('2026-11-25T08:00:00-05:00');
  const sms = (kind: MessageKind, visitAt: number | null = null) => heldUntil({ kind, channel: 'sms', visitAt, timeZone: newYork }, night);

  test.each(['survey', 'survey_reminder', 'visit_summary', 'set_away'] as const)('%s can wait until morning', (kind) => expect(sms(kind)).toBe(eight));
  test.each(['offer', 'on_the_way', 'running_late', 'visit_replanned', 'ticket_received', 'job_cancelled', 'visit_reminder', 'opt_out_confirmed', 'help'] as const)('%s cannot', (kind) => expect(sms(kind)).toBeNull());
  test.each(['expert_assigned', 'expert_changed', 'job_assigned', 'window_offered'] as const)('%s rings when the visit is within 12 hours, and waits when it is later', (kind) => {
    expect(sms(kind, night + nearVisitMs)).toBeNull();
    expect(sms(kind, night + nearVisitMs + 1)).toBe(eight);
  });
  test('no message about a visit within 12 hours is ever held, no e-mail is, and none by day', () => {
    const kind = fc.constantFrom<MessageKind[]>('expert_assigned', 'on_the_way', 'running_late', 'expert_changed', 'visit_replanned', 'visit_paused', 'window_offered', 'ticket_cancelled', 'offer', 'offer_withdrawn', 'job_assigned', 'job_cancelled', 'visit_reminder');
    fc.assert(fc.property(kind, fc.integer({ min: 0, max: nearVisitMs }), (one, ahead) => sms(one, night + ahead) === null));
    fc.assert(fc.property(fc.constantFrom(...MessageKind.options), (one) => heldUntil({ kind: one, channel: 'email', visitAt: null, timeZone: newYork }, night) === null));
    fc.assert(fc.property(fc.constantFrom(...MessageKind.options), (one) => heldUntil({ kind: one, channel: 'sms', visitAt: null, timeZone: newYork }, eight) === null));
  });
});
