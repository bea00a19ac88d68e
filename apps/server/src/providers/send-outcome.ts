/**
 * How an attempt to send ended. `retry`: certainly not taken. `refused`: never will be. `unknown`: the provider may
 * have taken it, so nobody may send it again before that is known.
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly providerId: string }
  | { readonly kind: 'retry' | 'unknown'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string; readonly optedOut: boolean };

/** Network errors that happen before a byte of the request has left. */
const beforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EDNS']);

/** The error's own code, or null; looks through one level of `cause`. */
export function errorCodeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && (typeof error.code === 'string' || typeof error.code === 'number')) return String(error.code);
  return 'cause' in error && error.cause !== error ? errorCodeOf(error.cause) : null;
}

export const neverLeft = (error: unknown): boolean => beforeSending.has(errorCodeOf(error) ?? '');
