import type { StripeStore } from './stripe-store.ts';
import { invalidRequest } from './stripe-error.ts';

/** A copy in which the named ids are replaced by their objects; `data.x` reaches into a list. */
export function expandObject(store: StripeStore, answer: unknown, paths: readonly string[]): unknown {
  const copy: unknown = structuredClone(answer);
  for (const path of paths) expandPath(store, copy, path.split('.'));
  return copy;
}

function expandPath(store: StripeStore, value: unknown, path: readonly string[]): void {
  const [name, ...rest] = path;
  if (name === undefined || value === null || value === undefined) return;
  if (Array.isArray(value)) {
    for (const item of value) expandPath(store, item, path);
    return;
  }
  if (!isRecord(value) || !(name in value)) {
    throw invalidRequest(`This property cannot be expanded (${name}).`, { param: 'expand' });
  }
  const current = value[name];
  if (typeof current === 'string') {
    const found = store.find(current);
    if (!found) throw invalidRequest(`This property cannot be expanded (${name}).`, { param: 'expand' });
    value[name] = structuredClone(found);
  }
  expandPath(store, value[name], rest);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
