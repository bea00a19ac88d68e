import type { FastifyInstance } from 'fastify';
import type { Env } from '../env.ts';

/** Scripts from ourselves only; styles may be inline because the interface library sets positions that way. */
const policy = [
  "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self'",
  "worker-src 'self'", "manifest-src 'self'", "object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'", "form-action 'self'",
].join('; ');

export function addSecurityHeaders(server: FastifyInstance, env: Env): void {
  const secure = env.PUBLIC_URL.startsWith('https:');
  server.addHook('onSend', async (request, reply) => {
    reply.header('content-security-policy', policy);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    reply.header('permissions-policy', 'geolocation=(self), camera=(self), microphone=(self)');
    reply.header('x-request-id', String(request.id));
    if (secure) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  });
}
