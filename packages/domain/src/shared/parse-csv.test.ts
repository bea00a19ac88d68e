import { describe, expect, test } from 'vitest';
import { parseCsv } from './parse-csv.ts';

describe('a CSV text', () => {
  test('with quotes, doubled quotes, commas and line ends inside them', () => {
    expect(parseCsv('a,"b ""x"", c",d\r\n"two\nlines",e,\n').rows).toEqual([{ line: 1, cells: ['a', 'b "x", c', 'd'] }, { line: 2, cells: ['two\nlines', 'e', ''] }]);
  });

  test('with empty lines and any line end keeps the numbers of its lines', () => {
    expect(parseCsv('\uFEFFhead\r\n\r\none\rtwo\n\n\nthree').rows.map(({ line, cells }) => [line, cells[0]])).toEqual([[1, 'head'], [3, 'one'], [4, 'two'], [7, 'three']]);
  });

  test('counts the lines inside quotes', () => {
    expect(parseCsv('"a\nb"\nc').rows.map(({ line }) => line)).toEqual([1, 3]);
  });

  test('whose quote is never closed says where, and keeps only what is sure', () => {
    expect(parseCsv('a,b\nc,"d\ne,f\n')).toEqual({ rows: [{ line: 1, cells: ['a', 'b'] }], openQuote: 2 });
  });

  test('that is empty has no rows', () => {
    expect(parseCsv(' \n,\n')).toEqual({ rows: [], openQuote: null });
  });
});
