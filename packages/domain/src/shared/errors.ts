/** The closed list of refusals a client can receive; the edge maps each to a transport status. */
export const domainErrorCodes = [
  'unauthenticated',
  'second_factor_required',
  'forbidden',
  'not_found',
  'invalid',
  'illegal_transition',
  'stale',
  'conflict',
  'expired',
  'too_many',
  'retry',
] as const;

export type DomainErrorCode = (typeof domainErrorCodes)[number];

/** Facts for the person who is refused: plain values only, never internal text. */
export type ErrorFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** The only error a rule throws. `message` is written for people; code is what programs branch on. */
export class DomainError extends Error {
  readonly code: DomainErrorCode;
  readonly facts: ErrorFacts;

  constructor(code: DomainErrorCode, message: string, facts: ErrorFacts = {}) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.facts = facts;
  }
}

/** Closes a switch over a union: a new member that nobody handled fails to compile. */
export function unreachable(value: never): never {
  throw new DomainError('invalid', `Unhandled case ${JSON.stringify(value)}`);
}
