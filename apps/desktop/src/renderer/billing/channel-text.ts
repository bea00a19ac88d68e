import { openChannels, type CustomerView } from '@sysops/domain/customers';
import { phoneText } from '../customers/customer-words.ts';

/** Where his messages go, by the server's own rule: "text message to (202) 555-0143". What he has not proved gets none. */
export function channelText(customer: CustomerView): string {
  const { email, phone } = openChannels(customer);
  return phone !== null && (email === null || customer.channel === 'sms') ? `text message to ${phoneText(phone).replaceAll(' ', '\u00a0')}` : `e-mail to ${customer.email}`;
}
