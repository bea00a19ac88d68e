import { expect, test } from 'vitest';
import { centsOf, dollarsText } from './money-input.ts';

test.each([['25', 2500], ['25.5', 2550], ['$1,250.05', 125_005], [' 0.99 ', 99], ['0', null], ['', null], ['-5', null], ['1.234', null], ['ten', null]])('"%s" is %s cents', (text, cents) => {
  expect(centsOf(text)).toBe(cents);
});

test('cents come back as they were typed', () => expect(centsOf(dollarsText(8216))).toBe(8216));
