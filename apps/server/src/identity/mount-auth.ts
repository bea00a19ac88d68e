import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { App } from '../app.ts';
import { clientAddressHeader } from './create-auth.ts';
import { askThrottle, clearThrottle } from './throttle-account.ts';

/** Only what the faces use; everything else that the library offers answers "not found". */
const open = new Set(['sign-in/email', 'sign-out', 'two-factor/verify-totp', 'two-factor/enable', 'request-password-reset', 'reset-password', 'get-session']);

const WithEmail = z.object({ email: z.string().max(254) });

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && !name.startsWith('x-forwarded') && name !== 'content-length') headers.set(name, value);
  }
  headers.set(clientAddressHeader, request.ip);
  return headers;
}

/** Texts that PostgreSQL cannot hold are refused here, before the library hands them on. */
const storable = (text: string): boolean => text.isWellFormed() && !/\\u0000|\0/.test(text) && !/\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])/i.test(text);

async function handOver(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const body = hasBody ? JSON.stringify(request.body ?? {}) : undefined;
  const url = new URL(request.url, app.env.PUBLIC_URL);
  const response = await app.auth.handler(new Request(url, { method: request.method, headers: headersOf(request), ...(body === undefined ? {} : { body }) }));
  reply.code(response.status);
  for (const [name, value] of response.headers) if (name !== 'set-cookie' && name !== 'content-length') reply.header(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  return reply.send(await response.text());
}

/** Sign-in counts wrong passwords for each account, whoever asks from wherever. */
async function signIn(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const given = WithEmail.safeParse(request.body);
  if (!given.success) return handOver(app, request, reply);
  const em = app.orm.em.fork();
  const throttle = await askThrottle(em, given.data.email);
  if (!throttle.mayTry) return reply.code(429).header('retry-after', String(throttle.minutes * 60)).send({ code: 'TOO_MANY_TRIES', message: `Too many wrong passwords. Please wait ${throttle.minutes} minutes, or set a new password by e-mail.` });
  await handOver(app, request, reply);
  if (reply.statusCode === 200) await clearThrottle(em, given.data.email);
  return reply;
}

/** `/api/auth/*`: the library behind our own list of paths and our own counting. */
export function mountAuth(server: FastifyInstance, app: App): void {
  server.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    bodyLimit: 16 * 1024,
    async handler(request, reply) {
      const path = (request.url.split('?')[0] ?? '').slice('/api/auth/'.length);
      if (!open.has(path)) return reply.code(404).send({ code: 'NOT_FOUND', message: 'There is nothing here' });
      if (!storable(JSON.stringify(request.body ?? {}))) return reply.code(400).send({ code: 'INVALID', message: 'Contains characters that cannot be stored' });
      return path === 'sign-in/email' ? signIn(app, request, reply) : handOver(app, request, reply);
    },
  });
}
