import type { TestApp } from './open-test-app.ts';

/** Calls a procedure by its dotted name, with an input that need not fit; an async iterable is asked for its first value. */
export async function callProcedure(caller: ReturnType<TestApp['as']>, path: string, input: unknown): Promise<unknown> {
  const [capability = '', name = ''] = path.split('.');
  const group: unknown = Reflect.get(caller, capability);
  const procedure: unknown = typeof group === 'function' || (typeof group === 'object' && group !== null) ? Reflect.get(group, name) : undefined;
  if (typeof procedure !== 'function') throw new Error(`There is no procedure ${path}`);
  const answer: unknown = await procedure(input);
  return answer;
}
