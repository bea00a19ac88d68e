import { TwilioError } from './twilio-errors.ts';
import type { TwilioErrorCode } from './twilio-errors.ts';

export interface NewMessage {
  readonly to: string;
  readonly from: string | null;
  readonly messagingServiceSid: string | null;
  readonly body: string;
  readonly statusCallback: string | null;
}

const USED = new Set(['To', 'From', 'MessagingServiceSid', 'Body', 'StatusCallback']);
/** Real parameters that change nothing a sandbox could show. */
const HARMLESS = new Set(['ValidityPeriod', 'ProvideFeedback', 'SmartEncoded', 'RiskCheck', 'Attempt', 'MaxPrice', 'ForceDelivery']);
const MAX_BODY = 1600;

/** Twilio's published magic numbers: https://www.twilio.com/docs/iam/test-credentials. */
const MAGIC_TO: Readonly<Record<string, readonly [TwilioErrorCode, string]>> = {
  '+15005550001': [21211, "The 'To' number +15005550001 is not a valid phone number."],
  '+15005550002': [21612, "The 'To' phone number: +15005550002, is not currently reachable using the 'From' phone number."],
  '+15005550003': [21408, 'Permission to send an SMS has not been enabled for the region indicated by the \'To\' number.'],
  '+15005550004': [21610, 'Attempt to send to unsubscribed recipient'],
  '+15005550009': [21614, "'To' number is not a valid mobile number: +15005550009"],
};

/** E.164; a number of the North American plan must also have its ten digits in a legal form. */
export function isPhoneNumber(text: string): boolean {
  if (!/^\+[1-9]\d{6,14}$/.test(text)) return false;
  return !text.startsWith('+1') || /^\+1[2-9]\d{2}[02-9]\d{6}$/.test(text);
}

/** Reads the form of "create message"; throws the TwilioError that the real API answers. */
export function checkNewMessage(form: URLSearchParams): NewMessage {
  for (const name of form.keys()) {
    if (!USED.has(name) && !HARMLESS.has(name)) throw new TwilioError(20001, `The sandbox does not support the parameter ${name}`);
  }
  const body = form.get('Body') ?? '';
  if (!form.get('To')) throw new TwilioError(21604, "A 'To' phone number is required.");
  const to = checkTo(form.get('To') ?? '');
  const sender = checkSender(form);
  if (body === '') throw new TwilioError(21602, 'Message body is required.');
  if (body.length > MAX_BODY) throw new TwilioError(21617, 'The concatenated message body exceeds the 1600 character limit');
  return { to, ...sender, body, statusCallback: checkCallback(form.get('StatusCallback')) };
}

function checkTo(to: string): string {
  const magic = MAGIC_TO[to];
  if (magic) throw new TwilioError(...magic);
  if (!isPhoneNumber(to)) throw new TwilioError(21211, `The 'To' number ${to} is not a valid phone number.`);
  return to;
}

function checkSender(form: URLSearchParams): Pick<NewMessage, 'from' | 'messagingServiceSid'> {
  const from = form.get('From') || null;
  const messagingServiceSid = form.get('MessagingServiceSid') || null;
  if (from === null && messagingServiceSid === null) throw new TwilioError(21603, "A 'From' phone number is required.");
  if (from !== null && !isPhoneNumber(from) && !/^\d{5,6}$/.test(from)) {
    throw new TwilioError(21212, `The 'From' number ${from} is not a valid phone number, shortcode, or alphanumeric sender ID.`);
  }
  if (messagingServiceSid !== null && !/^MG[0-9a-fA-F]{32}$/.test(messagingServiceSid)) {
    throw new TwilioError(21701, 'The Messaging Service does not exist.');
  }
  return { from, messagingServiceSid };
}

/** Unlike the real API this takes localhost: the product under test runs there. */
function checkCallback(url: string | null): string | null {
  if (url === null || url === '') return null;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new TwilioError(21609, `The StatusCallback URL ${url} is not a valid URL.`);
  }
  return url;
}
