import { expect, test } from 'vitest';
import { isFiltered, parseTicketFilter, toListInput } from './desk-filter.ts';

test('reads what the address holds and drops what nobody knows', () => {
  const filter = parseTicketFilter({ q: 100_001, status: ['waiting', 'nonsense'], priority: 'urgent', order: 'due' });
  expect(filter).toMatchObject({ q: '100001', status: ['waiting'], priority: ['urgent'], order: 'due' });
  expect(toListInput(filter)).toEqual({ search: '100001', status: ['waiting'], priority: ['urgent'], order: 'due' });
});

test('an empty address is no filter, newest first', () => {
  const filter = parseTicketFilter({});
  expect(isFiltered(filter)).toBe(false);
  expect(toListInput(filter)).toEqual({ order: 'newest' });
});

test('an order alone is no filter', () => {
  expect(isFiltered(parseTicketFilter({ order: 'changed' }))).toBe(false);
  expect(isFiltered(parseTicketFilter({ customer: 'c1' }))).toBe(true);
});
