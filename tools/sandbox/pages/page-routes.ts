import type { FastifyInstance, FastifyReply } from 'fastify';
import { readForm, readQuery } from '../read-form.ts';
import type { SmtpInbox } from '../smtp/smtp-inbox.ts';
import type { PushApi } from '../push/push-api.ts';
import { isPhoneNumber } from '../twilio/check-new-message.ts';
import type { TwilioApi } from '../twilio/twilio-api.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { renderIndex } from './index-page.ts';
import { renderEmpty, renderPage } from './layout.ts';
import { liveScript } from './live-script.ts';
import { renderMail, renderMailbox } from './mail-pages.ts';
import { renderPhone } from './phone-page.ts';
import { renderPushes } from './push-pages.ts';
import { style } from './style.ts';

export interface PageSources {
  readonly twilio: TwilioApi;
  readonly inbox: SmtpInbox;
  readonly push: PushApi;
  readonly senderNumber: string;
}

const PAGE_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; frame-src 'self'; base-uri 'none'";
/** A mail may look as it likes, but runs nothing and loads nothing. */
const MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-popups-to-escape-sandbox";

export function sendPage(reply: FastifyReply, page: Html): FastifyReply {
  return reply.headers({ 'content-security-policy': PAGE_POLICY, 'cache-control': 'no-store' }).type('text/html; charset=utf-8').send(page.source);
}

export function sendMissingPage(reply: FastifyReply, sentence: string): FastifyReply {
  return sendPage(reply.code(404), renderPage({ title: 'Not here', content: html`<h1>Not here</h1>${renderEmpty(sentence)}` }));
}

export function registerPageRoutes(app: FastifyInstance, sources: PageSources): void {
  const { twilio, inbox, push } = sources;
  app.get('/assets/sandbox.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(style));
  app.get('/assets/live.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(liveScript));

  app.get('/', (request, reply) => sendPage(reply, renderIndex({ messages: twilio.messages, mails: inbox.mails, pushes: push.messages }, readQuery(request).get('q') ?? '')));

  app.get<{ Params: { number: string } }>('/phones/:number', (request, reply) => {
    const phone = request.params.number;
    if (!isPhoneNumber(phone)) return sendMissingPage(reply, 'This is not a phone number such as +12125550142.');
    const messages = twilio.messages.under(phone);
    const talked = messages.map((sms) => (sms.direction === 'inbound' ? sms.to : (sms.from ?? sources.senderNumber))).reverse();
    const senders = [...new Set([...talked, sources.senderNumber])];
    const optedOut = senders.filter((sender) => twilio.optOuts.isOptedOut(sender, phone));
    return sendPage(reply, renderPhone({ phone, senders, messages, optedOut }));
  });
  app.post<{ Params: { number: string } }>('/phones/:number', (request, reply) => {
    const phone = request.params.number;
    const form = readForm(request);
    const body = (form.get('quick') ?? form.get('body') ?? '').trim().slice(0, 1600);
    if (!isPhoneNumber(phone)) return sendMissingPage(reply, 'This is not a phone number such as +12125550142.');
    if (body !== '') twilio.receive(phone, form.get('to') ?? sources.senderNumber, body);
    return reply.redirect(`/phones/${encodeURIComponent(phone)}`, 303);
  });

  app.get<{ Params: { token: string } }>('/pushes/:token', (request, reply) => sendPage(reply, renderPushes(request.params.token, push.messages)));

  app.get<{ Params: { address: string } }>('/mailboxes/:address', (request, reply) => {
    const address = request.params.address.toLowerCase();
    return sendPage(reply, renderMailbox(address, inbox.mails.under(address).reverse()));
  });
  app.get<{ Params: { id: string } }>('/mails/:id', (request, reply) => {
    const mail = inbox.mails.get(request.params.id);
    return mail ? sendPage(reply, renderMail(mail)) : sendMissingPage(reply, 'This mail is not kept any more.');
  });
  app.get<{ Params: { id: string } }>('/mails/:id/html', (request, reply) => {
    const mail = inbox.mails.get(request.params.id);
    if (!mail?.html) return sendMissingPage(reply, 'This mail has no designed part.');
    return reply.header('content-security-policy', MAIL_POLICY).type('text/html; charset=utf-8').send(`<base target="_blank">${mail.html}`);
  });
}
