import { findBillingProfile, findCreditNote, findInvoice } from '@sysops/db/billing';
import { readNow } from '@sysops/db/connection';
import { hasRole } from '@sysops/domain/identity';
import { Id, type LanguageCode } from '@sysops/domain/shared';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { App } from '../app.ts';
import { actorOf } from '../identity/index.ts';
import { opensDocument } from './document-key.ts';
import { drawCreditNote, drawInvoice } from './draw-invoice.ts';

const Key = z.object({ until: z.coerce.number().int(), key: z.string().max(64) });

const Params = z.object({ file: z.string().regex(/^[0-9a-f-]{36}\.pdf$/).transform((file) => file.slice(0, -4)).pipe(Id) });

type Document = { readonly customerId: string; readonly number: string };

/** A document for its customer, and for staff. Anybody else's is not there. */
async function mayRead(app: App, request: FastifyRequest, document: Document | null): Promise<200 | 401 | 404> {
  const { actor } = await actorOf(app, request.headers);
  if (!actor) return 401;
  return document && (document.customerId === actor.customerId || hasRole(actor, 'agent', 'manager', 'admin')) ? 200 : 404;
}

/** A document is written for its customer, whoever opens it. */
const languageOf = async (app: App, { customerId }: Document): Promise<LanguageCode> => (await findBillingProfile(app.orm.em.fork(), customerId))?.language ?? 'en';

const refusals = { 401: 'Please sign in', 404: 'There is no such document' } as const;

const send = (reply: FastifyReply, { number }: Document, pdf: Buffer): FastifyReply => reply.type('application/pdf').header('cache-control', 'private, no-store').header('content-disposition', `inline; filename="${number}.pdf"`).send(pdf);

/** `/api/invoices/<id>.pdf`, also by the key of a message, and `/api/credit-notes/<id>.pdf`. */
export function mountInvoices(server: FastifyInstance, app: App): void {
  server.get('/api/invoices/:file', async (request, reply) => {
    const [params, key] = [Params.safeParse(request.params), Key.safeParse(request.query)];
    const em = app.orm.em.fork();
    const invoice = params.success ? await findInvoice(em, params.data.file) : null;
    const opened = invoice !== null && key.success && opensDocument(app.env, invoice.id, { ...key.data, now: await readNow(em) });
    const code = opened ? 200 : await mayRead(app, request, invoice);
    return invoice === null || code !== 200 ? reply.code(code === 200 ? 404 : code).send({ message: refusals[code === 401 ? 401 : 404] }) : send(reply, invoice, await drawInvoice(invoice, await languageOf(app, invoice)));
  });
  server.get('/api/credit-notes/:file', async (request, reply) => {
    const params = Params.safeParse(request.params);
    const note = params.success ? await findCreditNote(app.orm.em.fork(), params.data.file) : null;
    const code = await mayRead(app, request, note);
    return note === null || code !== 200 ? reply.code(code === 200 ? 404 : code).send({ message: refusals[code === 401 ? 401 : 404] }) : send(reply, note, await drawCreditNote(note, await languageOf(app, note)));
  });
}
