import { createHmac } from 'node:crypto';

/**
 * X-Twilio-Signature: HMAC-SHA1 over the URL followed by every parameter's name and value, sorted by name.
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
export function signWebhook(authToken: string, url: string, params: Readonly<Record<string, string>>): string {
  const signed = Object.keys(params)
    .sort()
    .reduce((text, name) => text + name + (params[name] ?? ''), url);
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64');
}
