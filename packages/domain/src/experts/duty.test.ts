import { expect, test } from 'vitest';
import { hour, minute } from '../shared/index.ts';
import { dutyAt, longestBreak } from './duty.ts';

const at = (clock: number): number => 1_780_000_000_000 + clock * hour;
const day = [{ from: at(8), to: at(12) }, { from: at(13), to: at(17) }];
const dutyOf = (clock: number, shifts = day, absences: typeof day = []) => dutyAt({ shifts, absences }, at(clock));

test('given a day in two parts, then the gap between them is a break and the night is not', () => {
  expect([7.9, 8, 11.9, 12, 12.9, 13, 17].map((clock) => dutyOf(clock))).toEqual(['off_shift', 'on_shift', 'on_shift', 'break', 'break', 'on_shift', 'off_shift']);
});

test('given a gap longer than a break, then it is free time', () => {
  const split = (gap: number) => [{ from: at(8), to: at(10) }, { from: at(10) + gap, to: at(20) }];
  expect([dutyOf(11, split(longestBreak)), dutyOf(11, split(longestBreak + minute))]).toEqual(['break', 'off_shift']);
});

test('given an absence, then it counts over shift, break and free time alike, and ends with its last minute', () => {
  const absence = [{ from: at(11), to: at(18) }];
  expect([10.9, 11, 12.5, 17.5, 18].map((clock) => dutyOf(clock, day, absence))).toEqual(['on_shift', 'absent', 'absent', 'absent', 'off_shift']);
});

test('given no shifts at all, then he is off', () => expect(dutyOf(10, [])).toBe('off_shift'));
