import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import type { WebhookTargets } from '../settings.ts';
import type { SmtpInbox } from '../smtp/smtp-inbox.ts';
import type { TwilioApi } from '../twilio/twilio-api.ts';
import { isPhoneNumber } from '../twilio/check-new-message.ts';
import type { StripeClock } from '../stripe/stripe-clock.ts';
import { NewFault } from './faults.ts';
import type { Faults } from './faults.ts';

export interface ControlParts {
  readonly twilio: TwilioApi;
  readonly inbox: SmtpInbox;
  readonly faults: Faults;
  readonly targets: WebhookTargets;
  readonly senderNumber: string;
  readonly stripeClock: StripeClock;
  /** Empties everything: messages, mails, Stripe objects, opt-outs, faults. */
  reset(): Promise<void>;
}

const url = z.url({ protocol: /^https?$/ }).nullable();
const NewTargets = z.strictObject({ twilioInboundUrl: url.optional(), stripeWebhookUrl: url.optional() });
/** Milliseconds since 1970; null is real time. */
const NewTime = z.strictObject({ at: z.int().min(0).nullable() });
const phone = z.string().refine(isPhoneNumber, 'not a phone number in E.164');
const Reply = z.strictObject({ from: phone, to: phone.optional(), body: z.string().min(1).max(1600) });
const Search = z.object({
  to: z.string().optional(),
  from: z.string().optional(),
  /** Only what came at or after this instant (ISO 8601). */
  since: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(1).max(50_000).default(1000),
});

/** `/control/…`: JSON for tests and other programs; not part of any provider's API. */
export function registerControlRoutes(app: FastifyInstance, parts: ControlParts): void {
  const { twilio, inbox, faults, targets } = parts;

  app.get('/control/health', async () => ({ ok: true }));

  app.get('/control/faults', async () => ({ faults: faults.list() }));
  app.post('/control/faults', async (request, reply) => {
    const fault = NewFault.safeParse(request.body);
    return fault.success ? reply.code(201).send(faults.add(fault.data)) : refuse(reply, fault.error);
  });
  app.delete('/control/faults', async (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
  app.delete<{ Params: { id: string } }>('/control/faults/:id', async (request, reply) =>
    faults.remove(request.params.id) ? reply.code(204).send() : reply.code(404).send({ error: 'no such fault' }),
  );

  app.get('/control/messages', async (request, reply) => {
    const search = Search.safeParse(request.query);
    if (!search.success) return refuse(reply, search.error);
    const { to, from, since, limit } = search.data;
    const start = since === undefined ? 0 : Date.parse(since);
    const messages = twilio.find(to ?? null, from ?? null).filter((sms) => sms.createdAt.getTime() >= start);
    return { messages: messages.slice(-limit) };
  });
  app.get('/control/mails', async (request, reply) => {
    const search = Search.safeParse(request.query);
    if (!search.success) return refuse(reply, search.error);
    const { to, since, limit } = search.data;
    const start = since === undefined ? 0 : Date.parse(since);
    const mails = to === undefined ? inbox.mails.all() : inbox.mails.under(to.toLowerCase());
    return { mails: mails.filter((mail) => mail.receivedAt.getTime() >= start).slice(-limit) };
  });
  app.post('/control/replies', async (request, reply) => {
    const text = Reply.safeParse(request.body);
    if (!text.success) return refuse(reply, text.error);
    const { from, to, body } = text.data;
    return reply.code(201).send(twilio.receive(from, to ?? parts.senderNumber, body));
  });

  app.get('/control/settings', async () => targets);
  app.put('/control/settings', async (request, reply) => {
    const change = NewTargets.safeParse(request.body);
    if (!change.success) return refuse(reply, change.error);
    if (change.data.twilioInboundUrl !== undefined) targets.twilioInboundUrl = change.data.twilioInboundUrl;
    if (change.data.stripeWebhookUrl !== undefined) targets.stripeWebhookUrl = change.data.stripeWebhookUrl;
    return targets;
  });
  app.put('/control/stripe-clock', async (request, reply) => {
    const time = NewTime.safeParse(request.body);
    if (!time.success) return refuse(reply, time.error);
    parts.stripeClock.set(time.data.at);
    return { now: parts.stripeClock.now() };
  });
  app.post('/control/reset', async (_request, reply) => {
    await parts.reset();
    return reply.code(204).send();
  });
}

function refuse(reply: FastifyReply, error: z.ZodError): FastifyReply {
  return reply.code(400).send({ error: z.prettifyError(error) });
}
