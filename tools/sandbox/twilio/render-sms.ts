import { countSegments } from './sms-message.ts';
import type { SmsMessage } from './sms-message.ts';

/** RFC 2822 with a numeric zone, as Twilio writes times. */
function rfc2822(date: Date | null): string | null {
  return date === null ? null : date.toUTCString().replace('GMT', '+0000');
}

const ERROR_MESSAGES: Readonly<Record<number, string>> = {
  30003: 'Unreachable destination handset',
  30005: 'Unknown destination handset',
  30006: 'Landline or unreachable carrier',
  30007: 'Message filtered',
  30008: 'Unknown error',
};

/** The Message resource as the REST API answers it. */
export function renderSms(sms: SmsMessage, accountSid: string): Readonly<Record<string, unknown>> {
  const base = `/2010-04-01/Accounts/${accountSid}/Messages/${sms.id}`;
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: sms.body,
    date_created: rfc2822(sms.createdAt),
    date_sent: rfc2822(sms.sentAt),
    date_updated: rfc2822(sms.updatedAt),
    direction: sms.direction,
    error_code: sms.errorCode,
    error_message: sms.errorCode === null ? null : (ERROR_MESSAGES[sms.errorCode] ?? 'Unknown error'),
    from: sms.from,
    messaging_service_sid: sms.messagingServiceSid,
    num_media: '0',
    num_segments: sms.from === null ? '0' : String(countSegments(sms.body)),
    price: null,
    price_unit: 'USD',
    sid: sms.id,
    status: sms.status,
    subresource_uris: { media: `${base}/Media.json` },
    to: sms.to,
    uri: `${base}.json`,
  };
}
