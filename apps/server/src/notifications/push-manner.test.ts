import { minute } from '@sysops/domain/shared';
import { describe, expect, test } from 'vitest';
import type { MessageContent } from './message-content.ts';
import { pushMannerOf, pushPayloadOf } from './push-manner.ts';

const now = Date.parse('2026-11-25T19:30:00Z');
const url = 'https://squad.example/expert/jobs/0192f0c0-0000-7000-8000-000000000001';
const offerUntil = (expiresAt: number): MessageContent => ({ kind: 'offer', number: 123_456, url, timeZone: 'America/Denver', device: 'TV', problem: 'No picture', area: 'Denver 80201', arriveAt: now, expiresAt });
const reminder = (about: 'start' | 'finish'): MessageContent => ({ kind: 'visit_reminder', number: 123_456, url, area: 'Denver 80201', about });

describe('how a push travels', () => {
  test('an offer is news until its time is up, and no push at all afterwards', () => {
    expect(pushMannerOf(offerUntil(now + 2 * minute), now)).toEqual({ ttlSeconds: 120, urgency: 'high', topic: 'job-123456' });
    expect(pushMannerOf(offerUntil(now + 999), now)).toBeNull();
    expect(pushMannerOf(offerUntil(now - minute), now)).toBeNull();
  });

  test('a reminder to start is news for ten minutes, one to finish for an hour', () => {
    expect([pushMannerOf(reminder('start'), now)?.ttlSeconds, pushMannerOf(reminder('finish'), now)?.ttlSeconds]).toEqual([600, 3600]);
  });

  test('news of one job share a name, so that the newest stands in the place of the older', () => {
    expect(pushMannerOf({ kind: 'offer_withdrawn', number: 123_456, area: 'Denver', how: 'withdrawn' }, now)?.topic).toBe(pushMannerOf(reminder('start'), now)?.topic);
  });
});

test('a push names a page of the app, never a whole address', () => {
  const said = { subject: 'New job', body: 'TV', language: 'en' };
  expect(pushPayloadOf(said, reminder('start'), 'job-123456')).toEqual({ title: 'New job', body: 'TV', path: '/expert/jobs/0192f0c0-0000-7000-8000-000000000001', tag: 'job-123456', lang: 'en' });
  expect(pushPayloadOf(said, { kind: 'job_cancelled', number: 1, area: 'Denver' }, 'job-1').path).toBe('/expert/');
});
