import { readNow } from '@sysops/db/connection';
import type { FastifyInstance } from 'fastify';
import type { App } from '../app.ts';

/** `/healthz`: the program runs. `/readyz`: it can do its work, that is, the database answers and is migrated. */
export function mountHealth(server: FastifyInstance, app: App): void {
  server.get('/healthz', async () => ({ ok: true }));
  server.get('/readyz', async (_request, reply) => {
    try {
      return { ok: true, now: await readNow(app.orm.em.fork()) };
    } catch (error) {
      app.log.warn({ error: error instanceof Error ? error.message : String(error) }, 'not ready');
      return reply.code(503).send({ ok: false });
    }
  });
}
