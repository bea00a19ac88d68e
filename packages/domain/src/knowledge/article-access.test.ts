import { expect, test } from 'vitest';
import type { Role } from '../identity/roles.ts';
import { mayRead, readableFor, stateAfterEdit } from './article-access.ts';

const audiences = ['expert', 'staff', 'customer'] as const;
const states = ['draft', 'not_validated', 'validated', 'archived'] as const;
const all = audiences.flatMap((audience) => states.map((state) => ({ audience, state })));
const readsOf = (...roles: Role[]) => all.filter((article) => mayRead(readableFor(roles), article)).map(({ audience, state }) => `${audience} ${state}`);

test('a change of a validated article by its author is looked at again, a keeper’s is not', () => {
  expect(states.map((state) => stateAfterEdit(state, false))).toEqual(['draft', 'not_validated', 'not_validated', 'archived']);
  expect(states.map((state) => stateAfterEdit(state, true))).toEqual([...states]);
});

test('a customer reads what was validated for customers, and nothing else', () => expect(readsOf('customer')).toEqual(['customer validated']));

test('nobody reads nothing', () => expect(readsOf()).toEqual([]));

test('an agent does not read what is for experts only', () => expect(readsOf('agent').filter((name) => name.startsWith('expert'))).toEqual([]));

test('drafts and archived ones are for those who keep the base', () => {
  const kept = (role: Role) => readsOf(role).filter((name) => /draft|archived/.test(name)).length;
  expect([kept('customer'), kept('agent'), kept('expert'), kept('manager'), kept('admin')]).toEqual([0, 0, 0, 6, 6]);
});

test('somebody with several roles reads what the widest of them reads', () => {
  expect(readsOf('customer', 'expert')).toEqual(readsOf('expert'));
  expect(readsOf('agent', 'customer')).toEqual(readsOf('agent'));
  for (const [wide, narrow] of [['admin', 'manager'], ['manager', 'expert'], ['expert', 'agent'], ['agent', 'customer']] as const) expect(readsOf(wide)).toEqual(expect.arrayContaining(readsOf(narrow)));
});
