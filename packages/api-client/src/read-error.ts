import type { DomainErrorCode, ErrorFacts } from '@sysops/domain/shared';
import { TRPCClientError } from '@trpc/client';
import * as z from 'zod/mini';

export type ReadableError = {
  /** `offline`: the server was not reached, so nothing is known to have happened. */
  readonly code: DomainErrorCode | 'internal' | 'offline';
  /** Written for people. */
  readonly message: string;
  readonly facts: ErrorFacts;
  /** What a person can quote when he asks for help. */
  readonly requestId: string | null;
  readonly fieldErrors: Readonly<Record<string, readonly string[]>>;
};

const fact = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

const Shape = z.object({
  domainCode: z.string(),
  facts: z.catch(z.record(z.string(), fact), {}),
  requestId: z.catch(z.nullable(z.string()), null),
  fieldErrors: z.catch(z.nullable(z.record(z.string(), z.array(z.string()))), null),
});

const offline: ReadableError = { code: 'offline', message: 'The service cannot be reached right now.', facts: {}, requestId: null, fieldErrors: {} };

/** Any failure of a call as something a screen can show. Branch on `code`, never on the text. */
export function readError(error: unknown): ReadableError {
  if (!(error instanceof TRPCClientError)) return { ...offline, code: 'internal', message: 'Something went wrong in this program.' };
  const parsed = Shape.safeParse(error.data);
  if (!parsed.success) return offline;
  const { domainCode, facts, requestId, fieldErrors } = parsed.data;
  return { code: domainCode as ReadableError['code'], message: error.message, facts, requestId, fieldErrors: fieldErrors ?? {} };
}
