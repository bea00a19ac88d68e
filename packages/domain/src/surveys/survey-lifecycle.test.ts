import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../shared/index.ts';
import { closedBecause, decideAnswer, lowStars, surveyChangeableMs, surveyExpiresMs, type Survey } from './survey-lifecycle.ts';

const sentAt = 1_780_000_000_000;
const label = { en: 'A question', es: 'Una pregunta' };
const sent: Survey = {
  id: 's', ticketId: 't', visitId: 'v', expertId: 'e', status: 'sent', expiresAt: sentAt + surveyExpiresMs, answeredAt: null, notFixed: false, lowScoreTold: false,
  questions: [{ kind: 'stars', id: 'on_time', label }, { kind: 'yes_no', id: 'files_back', label }, { kind: 'text', id: 'missing', label }],
};
const five = { stars: 5, answers: {}, comment: undefined, notFixed: false };
const answered: Survey = { ...sent, status: 'answered', answeredAt: sentAt + day };

describe('a link', () => {
  test.each([
    ['is open when it was just sent', sent, sentAt, null], ['is open a moment before its end', sent, sentAt + surveyExpiresMs - 1, null], ['is closed after 28 days', sent, sentAt + 28 * day, 'expired'],
    ['is open for 14 days after an answer', answered, sentAt + 15 * day - 1, null], ['is closed 14 days after an answer', answered, sentAt + day + surveyChangeableMs, 'expired'],
    ['stays open for a change although the 28 days are over', { ...answered, answeredAt: sentAt + 27 * day }, sentAt + 30 * day, null],
    ['is closed when the repair goes on', { ...sent, status: 'void' }, sentAt, 'void'], ['is closed before it was sent', { ...sent, status: 'due', expiresAt: null }, sentAt, 'not_sent'], ['is closed when it was never sent', { ...sent, status: 'not_sent', expiresAt: null }, sentAt, 'not_sent'],
  ] as const)('%s', (_, survey, now, closed) => expect(closedBecause(survey, now)).toBe(closed));
});

describe('an answer', () => {
  test('keeps what was said and when it was first said', () => {
    expect(decideAnswer(sent, { stars: 4, answers: { on_time: 3, files_back: true, missing: 'The photos' }, comment: 'Thanks', notFixed: false }, sentAt + 5)).toEqual({
      stars: 4, answers: { on_time: 3, files_back: true, missing: 'The photos' }, comment: 'Thanks', notFixed: false, answeredAt: sentAt + 5, changed: false, tellLowScore: false, reopen: false,
    });
    expect(decideAnswer(answered, five, sentAt + 2 * day)).toMatchObject({ answeredAt: sentAt + day, changed: true });
  });
  test('without a comment has none', () => expect(decideAnswer(sent, { ...five, comment: '' }, sentAt).comment).toBeNull());
  test.each([[1, true], [2, true], [3, false], [5, false]])('of %i stars calls a manager: %s', (stars, tells) => {
    expect(decideAnswer(sent, { ...five, stars }, sentAt).tellLowScore).toBe(tells);
    expect(decideAnswer({ ...sent, lowScoreTold: true }, { ...five, stars }, sentAt).tellLowScore).toBe(false);
  });
  test('"not fixed" reopens once and cannot be taken back', () => {
    expect(decideAnswer(sent, { ...five, notFixed: true }, sentAt)).toMatchObject({ reopen: true, notFixed: true });
    expect(decideAnswer({ ...answered, notFixed: true }, { ...five, notFixed: true }, sentAt)).toMatchObject({ reopen: false, notFixed: true });
    expect(decideAnswer({ ...answered, notFixed: true }, five, sentAt)).toMatchObject({ reopen: false, notFixed: true });
  });
  test.each([[{ on_time: 'late' }], [{ files_back: 1 }], [{ missing: false }], [{ shoe_size: 5 }]] as const)('%j fits no question', (answers) => {
    expect(() => decideAnswer(sent, { ...five, answers }, sentAt)).toThrow(expect.objectContaining({ code: 'invalid' }));
  });
  test('after the end is refused in words for people', () => {
    expect(() => decideAnswer(sent, five, sentAt + surveyExpiresMs)).toThrow(expect.objectContaining({ code: 'expired', facts: { reason: 'expired' } }));
  });
});

test('whatever is answered how often: a manager is told and the ticket reopened once at most', () => {
  const command = fc.record({ stars: fc.integer({ min: 1, max: 5 }), answers: fc.constant({}), comment: fc.constant(undefined), notFixed: fc.boolean(), afterMs: fc.integer({ min: 0, max: 20 * day }) });
  fc.assert(fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
    let survey = sent;
    let now = sentAt;
    const done = { told: 0, reopened: 0, low: false, asked: false };
    for (const { afterMs, ...given } of commands) {
      now += afterMs;
      if (closedBecause(survey, now)) break;
      const decision = decideAnswer(survey, given, now);
      done.told += Number(decision.tellLowScore);
      done.reopened += Number(decision.reopen);
      done.low ||= given.stars <= lowStars;
      done.asked ||= given.notFixed;
      survey = { ...survey, status: 'answered', answeredAt: decision.answeredAt, notFixed: decision.notFixed, lowScoreTold: survey.lowScoreTold || decision.tellLowScore };
    }
    expect(done).toMatchObject({ told: Number(done.low), reopened: Number(done.asked) });
  }));
});
