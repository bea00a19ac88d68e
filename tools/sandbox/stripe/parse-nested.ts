import { invalidRequest } from './stripe-error.ts';

/** A form value: text, or names in brackets. Objects have no prototype, so no name is special. */
export type Nested = string | { [name: string]: Nested } | Nested[];

const MAX_DEPTH = 8;

/** Reads `a[b][0]=c`, the way Stripe writes nested parameters. */
export function parseNested(form: URLSearchParams): Nested {
  const root: { [name: string]: Nested } = Object.create(null);
  for (const [name, value] of form) {
    const path = splitName(name);
    if (path.length > MAX_DEPTH) throw invalidRequest(`Invalid request: ${name} is nested too deeply`);
    put(root, path, value);
  }
  return makeArrays(root);
}

function splitName(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match) throw invalidRequest(`Invalid parameter name: ${name}`);
  const brackets = [...(match[2] ?? '').matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] ?? '');
  return [match[1] ?? '', ...brackets];
}

function put(target: { [name: string]: Nested }, path: readonly string[], value: string): void {
  const [first = '', ...rest] = path;
  const name = first === '' ? String(Object.keys(target).length) : first;
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const inner = target[name] ?? Object.create(null);
  if (typeof inner === 'string' || Array.isArray(inner)) throw invalidRequest(`Invalid object: ${name}`, { param: name });
  target[name] = inner;
  put(inner, rest, value);
}

function makeArrays(value: Nested): Nested {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(makeArrays);
  const names = Object.keys(value);
  for (const name of names) value[name] = makeArrays(value[name] ?? '');
  const isList = names.length > 0 && names.every((name, at) => name === String(at));
  return isList ? Object.values(value) : value;
}
