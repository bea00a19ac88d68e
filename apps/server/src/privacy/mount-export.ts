import type { FastifyInstance } from 'fastify';
import type { App } from '../app.ts';
import { actorOf } from '../identity/index.ts';
import { drawExport } from './draw-export.ts';
import { exportOf } from './export-mine.ts';

/** `/api/my-data.json` and `/api/my-data.pdf`: a signed-in customer's own copy of everything. */
export function mountExport(server: FastifyInstance, app: App): void {
  for (const kind of ['json', 'pdf'] as const) {
    server.get(`/api/my-data.${kind}`, async (request, reply) => {
      const { actor } = await actorOf(app, request.headers);
      if (!actor?.customerId) return reply.code(401).send({ message: 'Please sign in' });
      const data = await exportOf(app.orm.em.fork(), actor.customerId);
      reply.header('cache-control', 'private, no-store').header('content-disposition', `attachment; filename="my-data.${kind}"`);
      return kind === 'json' ? reply.type('application/json').send(JSON.stringify(data, null, 2)) : reply.type('application/pdf').send(await drawExport(data));
    });
  }
}
