import { postWebhook, wait } from '../background.ts';
import type { Background, PostOutcome } from '../background.ts';
import type { Faults } from '../control/faults.ts';
import type { SandboxSettings, WebhookTargets } from '../settings.ts';
import { createShelf } from '../shelf.ts';
import type { Shelf } from '../shelf.ts';
import type { NewMessage } from './check-new-message.ts';
import { createOptOuts } from './opt-outs.ts';
import type { OptOuts } from './opt-outs.ts';
import { signWebhook } from './sign-webhook.ts';
import { changeStatus, countSegments, createSms } from './sms-message.ts';
import type { SmsMessage } from './sms-message.ts';
import { TwilioError } from './twilio-errors.ts';

export interface TwilioParts {
  readonly settings: SandboxSettings;
  readonly targets: WebhookTargets;
  readonly faults: Faults;
  readonly background: Background;
  changed(): void;
}

export interface TwilioApi {
  readonly messages: Shelf<SmsMessage>;
  readonly optOuts: OptOuts;
  /** Accepts a message and starts its way to the phone; throws TwilioError 21610 when the person opted out. */
  send(message: NewMessage): SmsMessage;
  /** Messages by receiver and sender (null: any), oldest first. */
  find(to: string | null, from: string | null): SmsMessage[];
  /** A person answers from their phone. */
  receive(phone: string, sender: string, body: string): SmsMessage;
  dump(): TwilioMemory;
  load(memory: TwilioMemory): void;
  /** Goes on with what was under way when the memory was written. */
  goOn(): void;
  clear(): void;
}

/** A message that has not come to its end, and what a fault has decided about that end. */
interface UnderWay {
  readonly id: string;
  fate: { readonly status: 'failed' | 'undelivered'; readonly errorCode: number } | null;
}

export interface TwilioMemory {
  readonly messages: readonly SmsMessage[];
  readonly optOuts: readonly string[];
  readonly underWay: readonly UnderWay[];
}

const UNREACHABLE = 30003;

export function createTwilioApi(parts: TwilioParts): TwilioApi {
  const { settings, faults, background } = parts;
  const messages = createShelf<SmsMessage>(settings.keep, (sms) => [sms.phone]);
  const optOuts = createOptOuts();
  const underWay = createShelf<UnderWay>(settings.keep, () => []);

  function record(sms: SmsMessage): SmsMessage {
    messages.add(sms);
    parts.changed();
    return sms;
  }

  /** Chosen once, when the message leaves the queue. */
  function fateOf(sms: SmsMessage): UnderWay['fate'] {
    const fault = faults.take({ target: 'twilio', kinds: ['undelivered', 'failed'], to: sms.to });
    if (!fault) return null;
    return { status: fault.kind === 'failed' ? 'failed' : 'undelivered', errorCode: fault.errorCode ?? UNREACHABLE };
  }

  function takeStep(sms: SmsMessage, way: UnderWay): void {
    if (sms.status === 'queued') {
      sms.from ??= settings.twilioNumber;
      way.fate = fateOf(sms);
      if (way.fate?.status === 'failed') changeStatus(sms, 'failed', way.fate.errorCode);
      else changeStatus(sms, 'sent');
    } else if (way.fate) changeStatus(sms, way.fate.status, way.fate.errorCode);
    else changeStatus(sms, 'delivered');
    parts.changed();
  }

  /** Says where the message stands (after a restart perhaps once more) and moves it on, to its end. */
  async function deliver(sms: SmsMessage, way: UnderWay, signal: AbortSignal): Promise<void> {
    await reportStatus(parts, sms, signal);
    while (sms.status === 'queued' || sms.status === 'sent') {
      await wait(settings.statusDelayMs, signal);
      takeStep(sms, way);
      await reportStatus(parts, sms, signal);
    }
  }

  /** What is cut short stays under way, and goes on after the next start. */
  function start(sms: SmsMessage, way: UnderWay): void {
    underWay.add(way);
    background.run(async (signal) => {
      await (sms.direction === 'inbound' ? reportInbound(parts, sms, signal) : deliver(sms, way, signal));
      underWay.remove(way.id);
    });
  }

  return {
    messages,
    optOuts,
    send(message) {
      if (optOuts.isOptedOut(message.from ?? settings.twilioNumber, message.to)) {
        throw new TwilioError(21610, 'Attempt to send to unsubscribed recipient');
      }
      const sms = record(createSms({ ...message, direction: 'outbound-api', status: 'queued' }));
      start(sms, { id: sms.id, fate: null });
      return sms;
    },
    find(to, from) {
      // Both sides of a conversation lie under the person's number, and either filter may name the person.
      const conversation = [to, from].map((phone) => messages.under(phone ?? '')).find((group) => group.length > 0);
      return (conversation ?? messages.all()).filter((sms) => (to ?? sms.to) === sms.to && (from ?? sms.from) === sms.from);
    },
    receive(phone, sender, body) {
      const sms = record(createSms({ direction: 'inbound', from: phone, to: sender, body, status: 'received' }));
      const answer = optOuts.obey(sender, phone, body);
      if (answer !== null) record(createSms({ direction: 'outbound-reply', from: sender, to: phone, body: answer, status: 'delivered' }));
      start(sms, { id: sms.id, fate: null });
      return sms;
    },
    dump: () => ({ messages: messages.all(), optOuts: optOuts.dump(), underWay: underWay.all() }),
    load(memory) {
      for (const sms of memory.messages) messages.add(sms);
      for (const way of memory.underWay) underWay.add(way);
      optOuts.load(memory.optOuts);
    },
    goOn() {
      for (const way of underWay.all()) {
        const sms = messages.get(way.id);
        if (sms) start(sms, way);
      }
    },
    clear() {
      messages.clear();
      optOuts.clear();
      underWay.clear();
    },
  };
}

async function reportStatus(parts: TwilioParts, sms: SmsMessage, signal: AbortSignal): Promise<void> {
  if (sms.statusCallback === null) return;
  const params: Record<string, string> = {
    AccountSid: parts.settings.twilioAccountSid,
    ApiVersion: '2010-04-01',
    MessageSid: sms.id,
    MessageStatus: sms.status,
    SmsSid: sms.id,
    SmsStatus: sms.status,
    To: sms.to,
    ...(sms.from === null ? {} : { From: sms.from }),
    ...(sms.messagingServiceSid === null ? {} : { MessagingServiceSid: sms.messagingServiceSid }),
    ...(sms.errorCode === null ? {} : { ErrorCode: String(sms.errorCode) }),
  };
  const status = sms.status;
  const fault = parts.faults.take({ target: 'twilio', kinds: ['no-callback', 'duplicate-callback'], to: sms.to });
  if (fault?.kind === 'no-callback') return;
  for (let copies = fault ? 2 : 1; copies > 0; copies -= 1) {
    const outcome = await postSigned(parts, { url: sms.statusCallback, params }, signal);
    sms.callbacks.push({ status, at: new Date(), httpStatus: outcome.status, error: outcome.error });
  }
}

async function reportInbound(parts: TwilioParts, sms: SmsMessage, signal: AbortSignal): Promise<void> {
  const url = parts.targets.twilioInboundUrl;
  if (url === null) return;
  const params = {
    AccountSid: parts.settings.twilioAccountSid,
    ApiVersion: '2010-04-01',
    Body: sms.body,
    From: sms.phone,
    MessageSid: sms.id,
    NumMedia: '0',
    NumSegments: String(countSegments(sms.body)),
    SmsMessageSid: sms.id,
    SmsSid: sms.id,
    SmsStatus: 'received',
    To: sms.to,
  };
  const outcome = await postSigned(parts, { url, params }, signal);
  sms.callbacks.push({ status: sms.status, at: new Date(), httpStatus: outcome.status, error: outcome.error });
  parts.changed();
}

/** Twilio tries once more when no connection could be made, and never after an answer. */
async function postSigned(parts: TwilioParts, { url, params }: { url: string; params: Readonly<Record<string, string>> }, signal: AbortSignal): Promise<PostOutcome> {
  const post = {
    body: new URLSearchParams(params).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'x-twilio-signature': signWebhook(parts.settings.twilioAuthToken, url, params),
      'i-twilio-idempotency-token': crypto.randomUUID(),
    },
  };
  const first = await postWebhook(url, post, signal);
  if (first.status !== null) return first;
  await wait(250, signal);
  return postWebhook(url, post, signal);
}
