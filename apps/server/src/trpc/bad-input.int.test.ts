import { ACCESS, type Access, type Role } from '@sysops/domain/identity';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { appRouter } from '../router.ts';
import { callProcedure } from '../testing/call-procedure.ts';
import { actorWith, openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { clientErrorOf, type ClientError } from './error-format.ts';

const table: Readonly<Record<string, Access>> = ACCESS;

/** What people's fields get: control characters, half a character, a novel. */
const badTexts = (longest: number) => ['a\0b', 'a\ud800b', 'a'.repeat(Math.max(100_000, longest + 1))];

type Field = { readonly path: string; readonly field: string; readonly isText: boolean; /** Characters; a whole file may be more than a novel. */ readonly longest: number };

const Shape = z.object({ properties: z.record(z.string(), z.unknown()).default({}) }).loose();

function inputSchemaOf(path: string): z.ZodType | null {
  const procedure: unknown = Reflect.get(appRouter._def.procedures, path);
  const def: unknown = typeof procedure === 'function' ? Reflect.get(procedure, '_def') : null;
  const inputs: unknown = typeof def === 'object' && def !== null ? Reflect.get(def, 'inputs') : null;
  const first: unknown = Array.isArray(inputs) ? inputs[0] : null;
  return first instanceof z.ZodType ? first : null;
}

const withInput = Object.keys(table).filter((path) => inputSchemaOf(path) !== null);

const fields: readonly Field[] = withInput.flatMap((path) => {
  const schema = inputSchemaOf(path);
  if (!schema) return [];
  const { properties } = Shape.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return Object.entries(properties).map(([field, about]) => ({ path, field, isText: JSON.stringify(about).includes('"string"') && !JSON.stringify(about).includes('"object"'), longest: Number(/"maxLength":(\d+)/.exec(JSON.stringify(about))?.[1] ?? 0) }));
});

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened[Symbol.asyncDispose]());

const ids = { customerId: '0192f0c0-0000-7000-8000-000000000001', expertId: '0192f0c0-0000-7000-8000-000000000002' };

function callerFor(path: string): ReturnType<TestApp['as']> {
  const access = table[path];
  if (access === 'public') return opened.as(null);
  const [role] = Object.keys(access ?? {}) as Role[];
  return opened.as(actorWith(role ?? 'admin', ids));
}

async function errorOf(path: string, input: unknown): Promise<ClientError> {
  try {
    await callProcedure(callerFor(path), path, input);
  } catch (error) {
    if (error instanceof TRPCError) return clientErrorOf(error);
    throw error;
  }
  throw new Error(`${path} took it`);
}

describe('an input of the wrong type gets a typed error', () => {
  test.each(withInput.map((path) => ({ path })))('$path', async ({ path }) => {
    for (const input of [42, 'text', ['list']]) expect(await errorOf(path, input)).toMatchObject({ domainCode: 'invalid', message: expect.not.stringMatching(/zod|expected/i) });
  });
});

describe('a field of the wrong type is named', () => {
  test.each(fields)('$path $field', async ({ path, field }) => {
    const { domainCode, fieldErrors } = await errorOf(path, { [field]: { surely: ['not', 'this'] } });
    expect(domainCode).toBe('invalid');
    expect(Object.keys(fieldErrors ?? {}).some((name) => name === field || name.startsWith(`${field}.`))).toBe(true);
  });
});

describe('a text that no field may hold is refused by name', () => {
  const texts = fields.filter((field) => field.isText);
  test.each(texts)('$path $field', async ({ path, field, longest }) => {
    for (const bad of badTexts(longest)) {
      const { domainCode, fieldErrors } = await errorOf(path, { [field]: bad });
      expect(domainCode).toBe('invalid');
      expect(Object.keys(fieldErrors ?? {})).toContain(field);
    }
  });
});
