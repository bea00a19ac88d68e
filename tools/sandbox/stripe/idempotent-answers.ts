import { createShelf } from '../shelf.ts';
import { StripeError } from './stripe-error.ts';

export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface KeptAnswer extends StoredAnswer {
  readonly id: string;
  readonly fingerprint: string;
}

/** https://docs.stripe.com/api/idempotent_requests: the first answer to a key is the answer to that key. */
export interface IdempotentAnswers {
  /** Undefined for a new key; throws idempotency_error when the key came with other parameters. */
  recall(key: string, fingerprint: string): StoredAnswer | undefined;
  keep(key: string, fingerprint: string, answer: StoredAnswer): void;
  dump(): readonly KeptAnswer[];
  load(answers: readonly KeptAnswer[]): void;
  clear(): void;
}

export function createIdempotentAnswers(limit: number): IdempotentAnswers {
  const answers = createShelf<KeptAnswer>(limit, () => []);
  return {
    recall(key, fingerprint) {
      const kept = answers.get(key);
      if (kept && kept.fingerprint !== fingerprint) {
        throw new StripeError(400, {
          type: 'idempotency_error',
          message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        });
      }
      return kept;
    },
    keep: (key, fingerprint, answer) => answers.add({ id: key, fingerprint, ...answer }),
    dump: () => answers.all(),
    load(earlier) {
      for (const each of earlier) answers.add(each);
    },
    clear: () => answers.clear(),
  };
}

/** The same for the same request, whatever the order of its parameters. */
export function fingerprintOf(method: string, path: string, form: URLSearchParams): string {
  const sorted = new URLSearchParams(form);
  sorted.sort();
  return `${method} ${path} ${sorted.toString()}`;
}
