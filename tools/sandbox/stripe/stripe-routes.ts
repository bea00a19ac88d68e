import type { FastifyInstance, FastifyRequest } from 'fastify';
import { injectHttpFaults } from '../control/inject-http-faults.ts';
import type { Faults } from '../control/faults.ts';
import { readForm, readQuery } from '../read-form.ts';
import type { SandboxSettings } from '../settings.ts';
import type { StripeApi } from './stripe-api.ts';
import { invalidRequest, StripeError } from './stripe-error.ts';
import { API_VERSION } from './stripe-events.ts';
import { randomId } from './stripe-objects.ts';

export interface StripeRoutes {
  readonly api: StripeApi;
  readonly faults: Faults;
  readonly settings: SandboxSettings;
}

/** `/v1/…`, behind the secret key; every refusal has Stripe's shape. */
export function registerStripeRoutes(app: FastifyInstance, { api, faults, settings }: StripeRoutes): void {
  void app.register(async (scope) => {
    scope.setErrorHandler((error, _request, reply) => {
      const known = error instanceof StripeError ? error : new StripeError(500, { type: 'api_error', message: 'An unknown error occurred' });
      if (known !== error) process.stderr.write(`sandbox: stripe: ${String(error)}\n`);
      return reply.code(known.status).send({ error: known.fields });
    });
    scope.addHook('onRequest', async (request, reply) => {
      reply.headers({ 'request-id': randomId('req_', 14), 'stripe-version': API_VERSION });
      checkKey(request, settings);
    });
    injectHttpFaults(scope, faults, {
      target: 'stripe',
      errorBody: (status) => ({
        error: status === 429
          ? { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests hit the API too quickly.' }
          : { type: 'api_error', message: 'An unknown error occurred' },
      }),
      recipientOf: () => undefined,
    });

    for (const route of api.routes) {
      scope.route<{ Params: { id?: string } }>({
        method: route.method,
        url: route.path,
        handler: async (request, reply) => {
          const answer = route.call({
            id: request.params.id ?? '',
            path: pathOf(request),
            form: route.method === 'POST' ? readForm(request) : readQuery(request),
            idempotencyKey: keyOf(request),
          });
          if (answer.replayed) reply.header('idempotent-replayed', 'true');
          return reply.code(answer.status).send(answer.body);
        },
      });
    }
    scope.all('/v1/*', async (request) => {
      throw new StripeError(404, {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${request.method}: ${pathOf(request)}). The sandbox knows only part of the Stripe API.`,
      });
    });
  });
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '';
}

function keyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') return null;
  if (key.length === 0 || key.length > 255) throw invalidRequest('Idempotency keys must be 1 to 255 characters long.');
  return key;
}

function checkKey(request: FastifyRequest, settings: SandboxSettings): void {
  const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (key === settings.stripeSecretKey) return;
  const message = key === undefined ? 'You did not provide an API key.' : `Invalid API Key provided: ${key.slice(0, 8)}****`;
  throw new StripeError(401, { type: 'invalid_request_error', message });
}
