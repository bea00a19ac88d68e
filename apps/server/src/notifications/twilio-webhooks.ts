import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { App } from '../app.ts';
import { receiveStatus } from './receive-status.ts';
import { receiveText } from './receive-text.ts';

const Fields = z.record(z.string(), z.string());
const StatusFields = z.object({ MessageSid: z.string().regex(/^[A-Z]{2}[0-9a-f]{32}$/), MessageStatus: z.string().max(40), ErrorCode: z.string().max(12).optional() });
const TextFields = z.object({ MessageSid: z.string().regex(/^[A-Z]{2}[0-9a-f]{32}$/), From: z.string().max(20), Body: z.string().max(2000).default('') });
const StatusQuery = z.object({ m: z.uuid().optional() });

/** Nothing to say to the caller: answers go out as messages of their own. */
const empty = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

const thanks = (reply: FastifyReply): FastifyReply => reply.type('text/xml; charset=utf-8').send(empty);

/** NUL cannot be stored, and an unpaired surrogate cannot be written. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '');

/** Twilio's status reports and texts from people. Only what Twilio has signed is read; the rest is refused and counted. */
export function twilioWebhooks(server: FastifyInstance, app: App): void {
  let refused = 0;

  /** The form's fields when Twilio has signed them for this address, else null. */
  const genuine = (request: FastifyRequest): Record<string, string> | null => {
    const fields = Fields.safeParse(request.body ?? {});
    const signature = z.string().safeParse(request.headers['x-twilio-signature']);
    const url = `${app.env.PUBLIC_URL.replace(/\/$/, '')}${request.url}`;
    return fields.success && signature.success && app.providers.sms.isGenuine({ signature: signature.data, url, fields: fields.data }) ? fields.data : null;
  };
  const refuse = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    refused += 1;
    app.log.warn({ path: request.routeOptions.url, refused, ip: request.ip }, 'webhook without a valid signature refused');
    return reply.code(403).send({ error: 'wrong signature' });
  };

  server.post('/webhooks/twilio/status', async (request, reply) => {
    const fields = genuine(request);
    if (!fields) return refuse(request, reply);
    const report = StatusFields.safeParse(fields);
    const query = StatusQuery.safeParse(request.query);
    if (!report.success || !query.success) return reply.code(400).send({ error: 'not a status report' });
    await receiveStatus(app, { messageId: query.data.m ?? null, providerId: report.data.MessageSid, word: report.data.MessageStatus, errorCode: report.data.ErrorCode ?? null });
    return thanks(reply);
  });

  server.post('/webhooks/twilio/inbound', async (request, reply) => {
    const fields = genuine(request);
    if (!fields) return refuse(request, reply);
    const text = TextFields.safeParse(fields);
    if (!text.success) return reply.code(400).send({ error: 'not a text message' });
    await receiveText(app, { providerId: text.data.MessageSid, phone: text.data.From, body: storable(text.data.Body) });
    return thanks(reply);
  });
}
