import { expect, test } from 'vitest';
import { lateActDetail, lateActWord } from './late-act-words.ts';

const act = { commandId: '0192f0c0-0000-7000-8000-000000000001', assignmentId: '0192f0c0-0000-7000-8000-000000000002' };

test('what the expert chose and wrote is said with the act', () => {
  expect(lateActDetail({ procedure: 'dispatch.complete', input: { ...act, resolution: 'part_replaced', summary: 'New power board', knowledge: { kind: 'none_fits' } } })).toBe('Part replaced: New power board');
  expect(lateActDetail({ procedure: 'dispatch.decline', input: { ...act, declineReason: 'parts', note: 'Power board' } })).toBe('Parts: Power board');
  expect(lateActDetail({ procedure: 'dispatch.decline', input: { ...act, declineReason: 'schedule' } })).toBe('Schedule');
  expect(lateActDetail({ procedure: 'dispatch.holdVisit', input: { ...act, reason: 'A part is missing: fan', holdReason: 'part_needed', resumeAt: new Date(2027, 2, 9, 8).getTime() } })).toBe('A part is missing: fan (Part needed, until Tue, Mar 9, 8:00 AM)');
  expect(lateActDetail({ procedure: 'dispatch.release', input: { ...act, reason: 'Flat tyre' } })).toBe('Flat tyre');
});

test('an act that says all by itself has no more to tell', () => {
  expect(lateActWord({ procedure: 'dispatch.arrive' })).toBe('Arrived');
  expect(lateActDetail({ procedure: 'dispatch.arrive', input: act })).toBeNull();
});

test('an act or an input that this console does not know is shown all the same', () => {
  expect(lateActWord({ procedure: 'dispatch.take_photo' })).toBe('Take photo');
  expect(lateActDetail({ procedure: 'dispatch.complete', input: { ...act, outcome: 'fine', reason: 'Done' } })).toBe('Done');
});
