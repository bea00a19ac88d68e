import { storeEvent } from '@sysops/db/billing';
import { readNow } from '@sysops/db/connection';
import type { FastifyInstance } from 'fastify';
import { minute } from '@sysops/domain/shared';
import type { App } from '../app.ts';
import { processEvent } from './process-event.ts';

/** NUL in a JSON text is refused by the database; Stripe never sends one. */
const storable = (raw: string): boolean => raw.isWellFormed() && !raw.includes('\\u0000');

/**
 * Stripe's webhook: the signature is checked over the raw body, the event is stored once, its work is done from what
 * Stripe says now. An answer that is not 2xx makes Stripe send it again.
 */
export function stripeWebhook(server: FastifyInstance, app: App): void {
  let refused = 0;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  server.post('/webhooks/stripe', async (request, reply) => {
    const raw = typeof request.body === 'string' ? request.body : '';
    const signature = request.headers['stripe-signature'];
    const news = typeof signature === 'string' && storable(raw) ? app.providers.stripe.readWebhook(raw, signature) : null;
    if (!news) {
      refused += 1;
      app.log.warn({ refused, ip: request.ip }, 'webhook of Stripe without a valid signature refused');
      return reply.code(400).send({ error: 'wrong signature' });
    }
    const em = app.orm.em.fork();
    // The clock takes it up if this program dies before its work is done.
    const isOwed = await storeEvent(em, news, (await readNow(em)) + minute);
    if (!isOwed || (await processEvent(app, news))) return { received: true };
    return reply.code(503).send({ error: 'not now' });
  });
}
