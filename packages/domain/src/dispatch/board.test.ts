import { expect, test } from 'vitest';
import { day } from '../shared/index.ts';
import { ReadBoard } from './board.ts';
import { now } from './dispatch-fixtures.ts';

test.each([
  ['a day', now, now + day],
  ['a moment', now, now + 1],
  ['a week and a day', now, now + 8 * day],
])('the board shows %s', (_, from, to) => expect(ReadBoard.parse({ from, to })).toEqual({ from, to }));

test.each([
  ['no time at all', now, now],
  ['time that runs backwards', now + day, now],
  ['more than a week and a day', now, now + 8 * day + 1],
])('the board refuses %s and says why', (_, from, to) => {
  expect(ReadBoard.safeParse({ from, to }).error?.issues.map((issue) => issue.message)).toEqual(['Must be at most eight days']);
});
