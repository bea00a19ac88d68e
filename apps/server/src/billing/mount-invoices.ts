import { findInvoice } from '@sysops/db/billing';
import { hasRole } from '@sysops/domain/identity';
import { Id } from '@sysops/domain/shared';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { App } from '../app.ts';
import { actorOf } from '../identity/index.ts';
import { drawInvoice } from './draw-invoice.ts';

const Params = z.object({ file: z.string().regex(/^[0-9a-f-]{36}\.pdf$/).transform((file) => file.slice(0, -4)).pipe(Id) });

/** `/api/invoices/<id>.pdf`: for the customer whom it bills, and for staff. Anybody else's is not there. */
export function mountInvoices(server: FastifyInstance, app: App): void {
  server.get('/api/invoices/:file', async (request, reply) => {
    const { actor } = await actorOf(app, request.headers);
    if (!actor) return reply.code(401).send({ message: 'Please sign in' });
    const params = Params.safeParse(request.params);
    const invoice = params.success ? await findInvoice(app.orm.em.fork(), params.data.file) : null;
    if (!invoice || (invoice.customerId !== actor.customerId && !hasRole(actor, 'agent', 'manager', 'admin'))) return reply.code(404).send({ message: 'There is no such invoice' });
    const pdf = await drawInvoice(invoice);
    return reply.type('application/pdf').header('cache-control', 'private, no-store').header('content-disposition', `inline; filename="${invoice.number}.pdf"`).send(pdf);
  });
}
