import { DomainError, type DomainErrorCode, type ErrorFacts } from '@sysops/domain/shared';
import { sqlState } from '@sysops/db/connection';
import { TRPCError } from '@trpc/server';
import * as z from 'zod';

type TransportCode = TRPCError['code'];

const transportCodes: Readonly<Record<DomainErrorCode, TransportCode>> = {
  unauthenticated: 'UNAUTHORIZED',
  second_factor_required: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  invalid: 'BAD_REQUEST',
  illegal_transition: 'CONFLICT',
  stale: 'CONFLICT',
  conflict: 'CONFLICT',
  expired: 'CONFLICT',
  too_many: 'TOO_MANY_REQUESTS',
  retry: 'SERVICE_UNAVAILABLE',
};

/** SQLSTATE classes that mean "not now": connection trouble, resources, shutdown, lock and statement time-outs. */
const notNow = /^(08|53|57|55P03|25P03|40)/;
const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND']);

/** What a client may know of an error. Anything unforeseen becomes a plain sentence; the log has the rest. */
export type ClientError = { readonly domainCode: DomainErrorCode | 'internal'; readonly message: string; readonly facts: ErrorFacts; readonly fieldErrors: Readonly<Record<string, readonly string[]>> | null };

function fieldErrorsOf(error: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const issue of error.issues) (fields[issue.path.join('.') || 'form'] ??= []).push(issue.message);
  return fields;
}

const databaseAway = (cause: unknown): boolean => {
  const code = sqlState(cause) ?? '';
  return networkCodes.has(code) || notNow.test(code) || (cause instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(cause.message));
};

/** The one place where errors become what clients see. */
export function clientErrorOf(error: TRPCError): ClientError {
  const { cause } = error;
  if (cause instanceof DomainError) return { domainCode: cause.code, message: cause.message, facts: cause.facts, fieldErrors: null };
  if (cause instanceof z.ZodError) return { domainCode: 'invalid', message: 'Please look at the marked fields again', facts: {}, fieldErrors: fieldErrorsOf(cause) };
  if (databaseAway(cause)) return { domainCode: 'retry', message: 'The service is busy for a moment. Nothing was lost; please try again.', facts: {}, fieldErrors: null };
  const known: Partial<Record<TransportCode, [DomainErrorCode, string]>> = {
    NOT_FOUND: ['not_found', 'There is nothing here'],
    BAD_REQUEST: ['invalid', 'This request could not be read'],
    PARSE_ERROR: ['invalid', 'This request could not be read'],
    PAYLOAD_TOO_LARGE: ['invalid', 'This request is too large'],
    METHOD_NOT_SUPPORTED: ['invalid', 'This request could not be read'],
    UNSUPPORTED_MEDIA_TYPE: ['invalid', 'This request could not be read'],
    UNAUTHORIZED: ['unauthenticated', 'Please sign in'],
    FORBIDDEN: ['forbidden', 'You may not do this'],
    TOO_MANY_REQUESTS: ['too_many', 'Too many requests; please wait a moment'],
  };
  const [domainCode, message] = known[error.code] ?? ['internal' as const, 'Something went wrong on our side. Nothing was changed.'];
  return { domainCode, message, facts: {}, fieldErrors: null };
}

/** Rules throw `DomainError`; the transport wants its own error around it. */
export function toTransportError(error: unknown): TRPCError {
  if (error instanceof TRPCError) return error;
  if (error instanceof DomainError) return new TRPCError({ code: transportCodes[error.code], message: error.message, cause: error });
  if (databaseAway(error)) return new TRPCError({ code: 'SERVICE_UNAVAILABLE', cause: error });
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error });
}
