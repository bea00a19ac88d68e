import { ACCESS, type Access, type Role } from '@sysops/domain/identity';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorWith, openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { callProcedure } from '../testing/call-procedure.ts';
import { clientErrorOf } from './error-format.ts';
import { assertEveryProcedureHasAccess } from './procedures.ts';

const table: Readonly<Record<string, Access>> = ACCESS;
const guarded = Object.entries(table).filter((entry): entry is [string, Exclude<Access, 'public'>] => entry[1] !== 'public');
const roles = ['customer', 'expert', 'agent', 'manager', 'admin'] as const satisfies readonly Role[];
const refusals = guarded.flatMap(([path, access]) => roles.filter((role) => access[role] === undefined).map((role) => ({ path, role })));

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened[Symbol.asyncDispose]());

const codeOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'let in';
  } catch (error) {
    return error instanceof TRPCError ? clientErrorOf(error).domainCode : 'no transport error';
  }
};

describe('given the access table', () => {
  test.each(refusals)('$path is refused to the role $role', async ({ path, role }) => {
    expect(await codeOf(callProcedure(opened.as(actorWith(role)), path, {}))).toBe('forbidden');
  });

  test.each(guarded.map(([path]) => ({ path })))('$path is refused to somebody not signed in', async ({ path }) => {
    expect(await codeOf(callProcedure(opened.as(null), path, {}))).toBe('unauthenticated');
  });

  test.each(guarded.map(([path, access]) => ({ path, role: roles.find((r) => access[r] !== undefined) ?? 'admin' })))('$path lets $role past the table', async ({ path, role }) => {
    expect(['forbidden', 'unauthenticated', 'no transport error']).not.toContain(await codeOf(callProcedure(opened.as(actorWith(role)), path, 'not an input')));
  });
});

test('a procedure without an entry, or an entry without a procedure, stops the start', () => {
  const names = Object.keys(table);
  expect(() => assertEveryProcedureHasAccess(names)).not.toThrow();
  expect(() => assertEveryProcedureHasAccess([...names, 'tickets.stealAll'])).toThrow(/tickets\.stealAll/);
  expect(() => assertEveryProcedureHasAccess(names.slice(1))).toThrow(new RegExp(names[0] ?? ''));
});
