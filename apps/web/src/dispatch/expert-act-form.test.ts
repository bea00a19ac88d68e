import { expect, test } from 'vitest';
import { mayBeEarlier, missingIn, startOf, type ActForm } from './expert-act-form.ts';
import { actsFor, type ExpertAct } from './expert-acts.ts';

const now = new Date(2027, 2, 2, 15, 30).getTime();
const form = (act: ExpertAct, changes: Partial<ActForm> = {}): ActForm => ({ ...startOf(act, now), reason: 'His phone is dead', ...changes });

test('given an expert at work, then a manager may end the visit in every way; from a pause too', () => {
  expect(actsFor('arrived', 'on_site')).toEqual(['complete', 'cannot', 'hold', 'absent', 'pause']);
  expect(actsFor('arrived', 'on_hold')).toEqual(['resume', 'hold', 'absent', 'cannot']);
});

test('given a new form, then times are proposed and only the reason is missing', () => {
  expect(startOf('hold', now)).toMatchObject({ holdUntil: '2027-03-03T08:00', pauseUntil: '2027-03-02T16:30', doneAt: '' });
  expect(missingIn(startOf('hold', now))).toEqual(['reason']);
});

test('given an act, then what belongs to it has to be there', () => {
  expect(missingIn(form('complete'))).toEqual(['summary']);
  expect(missingIn(form('hold', { holdUntil: '' }))).toEqual(['holdUntil']);
  expect(missingIn(form('pause', { pauseUntil: '' }))).toEqual(['pauseUntil']);
  expect(missingIn(form('absent', { tries: [{ by: 'call', at: '' }, { by: 'text', at: '2027-03-02T15:00' }] }))).toEqual(['tries']);
  expect(missingIn(form('arrive', { summary: '', holdUntil: '' }))).toEqual([]);
});

test('given an answer to an offer, then it counts now', () => {
  expect((['accept', 'accept_go', 'decline', 'arrive', 'absent'] as const).map(mayBeEarlier)).toEqual([false, false, false, true, true]);
});
