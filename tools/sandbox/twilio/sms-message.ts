import { randomBytes } from 'node:crypto';

export type SmsStatus = 'accepted' | 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'received';

export interface SmsCallback {
  readonly status: SmsStatus;
  readonly at: Date;
  /** HTTP status of our receiver, null when it gave no answer. */
  readonly httpStatus: number | null;
  readonly error: string | null;
}

/** One SMS, either way. `phone` is the person's side of the conversation. */
export interface SmsMessage {
  readonly id: string;
  readonly direction: 'outbound-api' | 'outbound-reply' | 'inbound';
  /** Null until a sender of the messaging service is chosen. */
  from: string | null;
  readonly to: string;
  readonly phone: string;
  readonly body: string;
  readonly messagingServiceSid: string | null;
  readonly statusCallback: string | null;
  status: SmsStatus;
  errorCode: number | null;
  readonly createdAt: Date;
  updatedAt: Date;
  sentAt: Date | null;
  readonly callbacks: SmsCallback[];
}

export type NewSms = Pick<SmsMessage, 'direction' | 'from' | 'to' | 'body' | 'status'> &
  Partial<Pick<SmsMessage, 'messagingServiceSid' | 'statusCallback'>>;

export function createSms(sms: NewSms): SmsMessage {
  const now = new Date();
  return {
    messagingServiceSid: null,
    statusCallback: null,
    ...sms,
    id: `SM${randomBytes(16).toString('hex')}`,
    phone: sms.direction === 'inbound' ? (sms.from ?? '') : sms.to,
    errorCode: null,
    createdAt: now,
    updatedAt: now,
    sentAt: null,
    callbacks: [],
  };
}

export function changeStatus(sms: SmsMessage, status: SmsStatus, errorCode: number | null = null): void {
  sms.status = status;
  sms.errorCode = errorCode;
  sms.updatedAt = new Date();
  if (status === 'sent') sms.sentAt = sms.updatedAt;
}

// GSM 03.38: the basic alphabet, and the characters that take two places.
const GSM_BASIC = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/;
const GSM_DOUBLE = /[\^{}\\[~\]|€]/g;

/** Segments an operator would count and bill. */
export function countSegments(body: string): number {
  const gsm = GSM_BASIC.test(body);
  const length = gsm ? body.length + (body.match(GSM_DOUBLE)?.length ?? 0) : body.length;
  const [single, joined] = gsm ? [160, 153] : [70, 67];
  return length <= single ? 1 : Math.ceil(length / joined);
}
