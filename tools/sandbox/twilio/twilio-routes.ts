import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { injectHttpFaults } from '../control/inject-http-faults.ts';
import type { Faults } from '../control/faults.ts';
import { readForm, readQuery } from '../read-form.ts';
import type { SandboxSettings } from '../settings.ts';
import { checkNewMessage } from './check-new-message.ts';
import { renderSms } from './render-sms.ts';
import type { SmsMessage } from './sms-message.ts';
import type { TwilioApi } from './twilio-api.ts';
import { TwilioError } from './twilio-errors.ts';

type Account = { Params: { account: string } };
type Message = { Params: { account: string; file: string } };

export interface TwilioRoutes {
  readonly api: TwilioApi;
  readonly faults: Faults;
  readonly settings: SandboxSettings;
}

/** `/2010-04-01/…`: create, fetch and list messages, behind basic authentication. */
export function registerTwilioRoutes(app: FastifyInstance, { api, faults, settings }: TwilioRoutes): void {
  void app.register(async (scope) => {
    scope.setErrorHandler((error, _request, reply) => {
      const known = error instanceof TwilioError ? error : new TwilioError(20500, 'Internal Server Error');
      if (known !== error) process.stderr.write(`sandbox: twilio: ${String(error)}\n`);
      return reply.code(known.body.status).send(known.body);
    });
    scope.addHook('onRequest', async (request) => checkCredentials(request, settings));
    injectHttpFaults(scope, faults, {
      target: 'twilio',
      errorBody: (status) => new TwilioError(status === 429 ? 20429 : 20500, status === 429 ? 'Too Many Requests' : 'Internal Server Error').body,
      recipientOf: (request) => readForm(request).get('To') ?? undefined,
    });

    const account = `/2010-04-01/Accounts/:account`;
    scope.post<Account>(`${account}/Messages.json`, async (request, reply) => {
      const sms = api.send(checkNewMessage(readForm(request)));
      return reply.code(201).send(renderSms(sms, settings.twilioAccountSid));
    });
    scope.get<Account>(`${account}/Messages.json`, async (request) => listMessages(request, api, settings));
    scope.get<Message>(`${account}/Messages/:file`, async (request) => {
      const sms = api.messages.get(request.params.file.replace(/\.json$/, ''));
      if (!sms) throw notFound(request);
      return renderSms(sms, settings.twilioAccountSid);
    });
    scope.all('/2010-04-01/*', async (request) => {
      throw notFound(request);
    });
  });
}

function notFound(request: FastifyRequest): TwilioError {
  return new TwilioError(20404, `The requested resource ${request.url.split('?')[0] ?? ''} was not found`);
}

function checkCredentials(request: FastifyRequest, settings: SandboxSettings): void {
  const expected = `Basic ${Buffer.from(`${settings.twilioAccountSid}:${settings.twilioAuthToken}`).toString('base64')}`;
  const given = request.headers.authorization ?? '';
  const same = given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
  if (!same || !request.url.startsWith(`/2010-04-01/Accounts/${settings.twilioAccountSid}/`)) {
    throw new TwilioError(20003, 'Authenticate');
  }
}

const FILTERS = new Set(['To', 'From', 'DateSent', 'DateSent<', 'DateSent>', 'PageSize', 'Page', 'PageToken']);

function listMessages(request: FastifyRequest, api: TwilioApi, settings: SandboxSettings): Readonly<Record<string, unknown>> {
  const query = readQuery(request);
  for (const name of query.keys()) {
    if (!FILTERS.has(name)) throw new TwilioError(20001, `The sandbox does not support the parameter ${name}`);
  }
  const size = Math.min(Math.max(Number(query.get('PageSize') ?? 50) || 50, 1), 1000);
  const page = Math.max(Number(query.get('Page') ?? 0) || 0, 0);
  const found = api
    .find(query.get('To'), query.get('From'))
    .filter((sms) => wasSentThen(sms, query))
    .reverse();
  const shown = found.slice(page * size, (page + 1) * size);
  const address = (number: number): string => {
    const next = new URLSearchParams(query);
    next.set('PageSize', String(size));
    next.set('Page', String(number));
    return `/2010-04-01/Accounts/${settings.twilioAccountSid}/Messages.json?${next.toString()}`;
  };
  return {
    messages: shown.map((sms) => renderSms(sms, settings.twilioAccountSid)),
    page,
    page_size: size,
    start: page * size,
    end: page * size + Math.max(shown.length - 1, 0),
    uri: request.url,
    first_page_uri: address(0),
    next_page_uri: (page + 1) * size < found.length ? address(page + 1) : null,
    previous_page_uri: page > 0 ? address(page - 1) : null,
  };
}

function wasSentThen(sms: SmsMessage, query: URLSearchParams): boolean {
  const time = (name: string): number | null => {
    const text = query.get(name);
    return text === null ? null : Date.parse(text);
  };
  const sent = sms.sentAt?.getTime() ?? sms.createdAt.getTime();
  const before = time('DateSent<');
  const after = time('DateSent>');
  const day = query.get('DateSent');
  return (
    (before === null || sent <= before) &&
    (after === null || sent >= after) &&
    (day === null || new Date(sent).toISOString().startsWith(day.slice(0, 10)))
  );
}
