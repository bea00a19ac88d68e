import { expect, test } from 'vitest';
import { copyMonday, endMinute, fromTime, minutesOf, nextShift, overlapOn, toTime, weekHours } from './week.ts';

const shift = (weekday: number, fromMinute: number, toMinute: number) => ({ weekday, fromMinute, toMinute });

test('a shift that ends before it starts runs past midnight', () => {
  expect(minutesOf(shift(1, 1320, 360))).toBe(480);
  expect(weekHours([shift(1, 1320, 360), shift(2, 480, 1020)])).toBe('17');
});

test('finds shifts of one day that overlap, also past midnight', () => {
  expect(overlapOn([shift(1, 480, 720), shift(1, 700, 900)], 1)).toBe(true);
  expect(overlapOn([shift(1, 480, 720), shift(1, 720, 900)], 1)).toBe(false);
  expect(overlapOn([shift(1, 600, 360), shift(1, 1320, 1400)], 1)).toBe(true);
});

test('times go there and back, and midnight ends a day', () => {
  expect(fromTime(toTime(545))).toBe(545);
  expect(toTime(1440)).toBe('00:00');
  expect(endMinute(fromTime('00:00') ?? -1)).toBe(1440);
  expect(fromTime('')).toBeNull();
});

test('Monday is copied to the working days and the weekend stays', () => {
  const copied = copyMonday([shift(1, 480, 1020), shift(3, 0, 60), shift(6, 600, 700)]);
  expect(copied.filter(({ weekday }) => weekday === 3)).toEqual([shift(3, 480, 1020)]);
  expect(copied.filter(({ weekday }) => weekday === 6)).toEqual([shift(6, 600, 700)]);
});

test('a second shift begins after the first', () => {
  const first = shift(1, 480, 720);
  expect(overlapOn([first, nextShift([first], 1)], 1)).toBe(false);
});
