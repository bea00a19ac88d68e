import * as z from 'zod';
import type { Nested } from './parse-nested.ts';
import { invalidRequest } from './stripe-error.ts';
import type { StripeError } from './stripe-error.ts';

export const text = z.string().max(5000);
export const integer = z.string().regex(/^-?\d{1,15}$/, 'integer').transform(Number);
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const currency = z.string().transform((value) => value.toLowerCase()).pipe(z.literal('usd'));
export const webAddress = z.url({ protocol: /^https?$/ }).max(5000);
export const metadata = z.record(z.string().max(40), z.string().max(500)).refine((given) => Object.keys(given).length <= 50, 'at most 50 keys');
export const expand = z.array(z.string()).max(20).optional();

export const paging = {
  limit: integer.pipe(z.int().min(1).max(100)).default(10),
  starting_after: text.optional(),
  ending_before: text.optional(),
  expand,
};

/** Checks parameters against a strict schema; throws the error Stripe would answer for the first thing wrong. */
export function checkParams<S extends z.ZodType>(schema: S, params: Nested): z.output<S> {
  const checked = schema.safeParse(params);
  if (checked.success) return checked.data;
  throw describeIssue(checked.error.issues[0], params);
}

function describeIssue(issue: z.core.$ZodIssue | undefined, params: Nested): StripeError {
  if (!issue) return invalidRequest('Invalid request');
  if (issue.code === 'unrecognized_keys') {
    const param = nameOf([...issue.path, issue.keys[0] ?? '']);
    // The real API knows more parameters; what the sandbox does not carry out it must not seem to accept.
    return invalidRequest(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
  }
  const param = nameOf(issue.path);
  const given = valueAt(params, issue.path);
  if (given === undefined) return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  const shown = typeof given === 'string' ? given : JSON.stringify(given);
  if (given === '') {
    const message = `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset.`;
    return invalidRequest(message, { code: 'parameter_invalid_empty', param });
  }
  if (issue.code === 'invalid_format' && issue.format === 'regex') return invalidRequest(`Invalid integer: ${shown}`, { code: 'parameter_invalid_integer', param });
  if (issue.code === 'invalid_format' && issue.format === 'email') return invalidRequest(`Invalid email address: ${shown}`, { code: 'email_invalid', param });
  if (issue.code === 'invalid_format' && issue.format === 'url') return invalidRequest('Not a valid URL', { code: 'url_invalid', param });
  return invalidRequest(`Invalid ${param}: ${issue.message}`, { param });
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.map((part, at) => (at === 0 ? String(part) : `[${String(part)}]`)).join('');
}

function valueAt(params: Nested, path: readonly PropertyKey[]): Nested | undefined {
  let value: Nested | undefined = params;
  for (const part of path) {
    if (value === undefined || typeof value === 'string') return undefined;
    value = Array.isArray(value) ? value[Number(part)] : value[String(part)];
  }
  return value;
}
