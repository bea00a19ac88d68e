export interface StripeErrorFields {
  readonly type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error';
  readonly message: string;
  readonly code?: string;
  readonly decline_code?: string;
  readonly param?: string;
  /** The intent as it stands after a refused card, as the real API sends it along. */
  readonly payment_intent?: unknown;
  readonly setup_intent?: unknown;
  readonly payment_method?: unknown;
  readonly charge?: string;
}

/** An answer that is not 2xx; `fields` become `{error: …}`. */
export class StripeError extends Error {
  readonly status: number;
  readonly fields: StripeErrorFields;

  constructor(status: number, fields: StripeErrorFields) {
    super(fields.message);
    this.name = 'StripeError';
    this.status = status;
    this.fields = fields;
  }
}

export function invalidRequest(message: string, more: Pick<StripeErrorFields, 'code' | 'param' | 'payment_intent' | 'setup_intent'> = {}): StripeError {
  return new StripeError(400, { type: 'invalid_request_error', message, ...more });
}

export function missingResource(kind: string, id: string): StripeError {
  return new StripeError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param: 'id',
  });
}
