import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { injectHttpFaults } from '../control/inject-http-faults.ts';
import type { Faults } from '../control/faults.ts';
import type { PushApi } from './push-api.ts';
import { PushRefusal } from './push-message.ts';

type Subscription = { Params: { token: string } };

const NewSubscription = z.strictObject({ senderKey: z.string().regex(/^B[\w-]{86}$/) });
const Dropped = z.strictObject({ endpoint: z.url() });
const Search = z.object({ endpoint: z.url() });

const tokenOf = (endpoint: string): string => endpoint.split('/').at(-1) ?? '';

/** `POST /push/<token>`: one push, as RFC 8030 wants it. What browsers do by a protocol of their own is under `/control`. */
export function registerPushRoutes(app: FastifyInstance, { api, faults }: { readonly api: PushApi; readonly faults: Faults }): void {
  void app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.setErrorHandler((error, _request, reply) => {
      if (!(error instanceof PushRefusal)) throw error;
      return reply.code(error.status).send({ reason: error.message });
    });
    injectHttpFaults(scope, faults, { target: 'push', errorBody: (status) => ({ reason: status === 429 ? 'Too many' : 'Internal error' }), recipientOf: (request) => tokenOf(request.url) });
    scope.post<Subscription>('/push/:token', async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const message = api.take({ token: request.params.token, headers: request.headers, body });
      return reply.code(201).header('location', `/push/${message.token}/${message.id}`).header('ttl', message.ttl).send();
    });
  });

  app.post('/control/push-subscriptions', async (request, reply) => {
    const wanted = NewSubscription.safeParse(request.body);
    return wanted.success ? reply.code(201).send({ endpoint: api.subscribe(wanted.data.senderKey) }) : reply.code(400).send({ error: z.prettifyError(wanted.error) });
  });
  app.post('/control/push-subscriptions/drop', async (request, reply) => {
    const wanted = Dropped.safeParse(request.body);
    if (!wanted.success) return reply.code(400).send({ error: z.prettifyError(wanted.error) });
    api.drop(wanted.data.endpoint);
    return reply.code(204).send();
  });
  app.get('/control/pushes', async (request, reply) => {
    const search = Search.safeParse(request.query);
    if (!search.success) return reply.code(400).send({ error: z.prettifyError(search.error) });
    return { pushes: api.messages.under(tokenOf(search.data.endpoint)).map(({ body, ...push }) => ({ ...push, body: body.toString('base64url') })) };
  });
}
