import { noteTillKeyUsed, type TillKey } from '@sysops/db/billing';
import { TillSale } from '@sysops/domain/billing';
import { DomainError, minute, type DomainErrorCode } from '@sysops/domain/shared';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.ts';
import { createRateBound } from '../http/rate-bound.ts';
import { clientErrorOf, toTransportError, type ClientError } from '../trpc/error-format.ts';
import { recordTillSale } from './record-till-sale.ts';
import { tillKeyOf } from './till-keys.ts';

/** Twenty devices with the longest names, in letters of four bytes. */
const bodyLimit = 32 * 1024;

/** Of one address: the tills of a shop share it, and each sends what it has kept after a night without a line. */
const bound = { most: 600, windowMs: minute };

const statuses: Partial<Readonly<Record<DomainErrorCode, number>>> = { unauthenticated: 401, invalid: 422, conflict: 409, too_many: 429, retry: 503 };

type Refusal = Pick<ClientError, 'message' | 'fieldErrors'> & { readonly code: ClientError['domainCode'] };

/** What the web server itself refuses, before a word of the body is read as a sale. */
const unread: Readonly<Record<number, string>> = {
  400: 'The body is not JSON',
  413: 'The body is larger than 32 KB',
  415: 'The body must be sent as application/json',
};

function refusalOf(error: FastifyError): { readonly status: number; readonly refusal: Refusal } {
  const message = unread[error.statusCode ?? 500];
  if (error.statusCode !== undefined && message !== undefined) return { status: error.statusCode, refusal: { code: 'invalid', message, fieldErrors: null } };
  const { domainCode, message: text, facts, fieldErrors } = clientErrorOf(toTransportError(error));
  const field = facts['field'];
  return { status: domainCode === 'internal' ? 500 : (statuses[domainCode] ?? 400), refusal: { code: domainCode, message: text, fieldErrors: fieldErrors ?? (typeof field === 'string' ? { [field]: [text] } : null) } };
}

/**
 * `POST /api/till/sales`: one sale from a till, by its own key. 201 when it is recorded, 200 when it was already; both
 * say the same.
 */
export function mountTill(server: FastifyInstance, app: App): void {
  const senders = createRateBound(bound);
  const keys = new WeakMap<FastifyRequest, TillKey>();

  /** Before the body is read: nobody without a key makes us parse anything. */
  async function letIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const waitMs = senders.count(request.ip);
    if (waitMs > 0) {
      reply.header('retry-after', String(Math.ceil(waitMs / 1000)));
      throw new DomainError('too_many', 'Too many requests; please wait a moment');
    }
    const key = await tillKeyOf(app.orm.em.fork(), request.headers.authorization);
    if (!key) {
      reply.header('www-authenticate', 'Bearer');
      throw new DomainError('unauthenticated', 'This needs the key of a till that is not revoked: Authorization: Bearer till_…');
    }
    keys.set(request, key);
  }

  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, server.getDefaultJsonParser('error', 'error'));
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    const { status, refusal } = refusalOf(error);
    if (status === 500) app.log.error({ requestId: request.id, path: request.routeOptions.url, err: error }, 'unforeseen error');
    return reply.code(status).send({ ...refusal, requestId: request.id });
  });
  server.post('/api/till/sales', { bodyLimit, onRequest: letIn }, async (request, reply) => {
    const key = keys.get(request);
    if (!key) throw new DomainError('unauthenticated', 'Please sign in');
    const em = app.orm.em.fork();
    await noteTillKeyUsed(em, key.id);
    const parsed = TillSale.safeParse(request.body);
    if (!parsed.success) throw parsed.error;
    const { view, isNew } = await recordTillSale(em, key, parsed.data);
    return reply.code(isNew ? 201 : 200).send(view);
  });
}
