import { expect, test } from 'vitest';
import { toCsv } from './console-csv.ts';

test('quotes what would break a row, and doubles quotes', () => {
  expect(toCsv([['a,b', 'say "hi"', 'two\nlines', 'plain']])).toBe('"a,b","say ""hi""","two\nlines",plain\r\n');
});

test('never hands a spreadsheet a formula', () => {
  expect(toCsv([['=1+1', '+1', '-1', '@x']])).toBe("'=1+1,'+1,'-1,'@x\r\n");
});

test('numbers stay numbers and nothing is an empty field', () => {
  expect(toCsv([[-12, null, 0]])).toBe('-12,,0\r\n');
});
