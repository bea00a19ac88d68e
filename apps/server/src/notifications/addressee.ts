import { isErased, openChannels, type CustomerView } from '@sysops/domain/customers';
import { zoneOfState, type MessageChannel } from '@sysops/domain/notifications';
import type { LanguageCode } from '@sysops/domain/shared';
import { customerOf } from '../customers/index.ts';
import { expertContact } from '../experts/index.ts';
import { accountsWithRole } from '../identity/index.ts';
import type { RequestEm } from '../trpc/context.ts';
import type { MessageContent } from './message-content.ts';

/** Whom a message is owed to, and on which channels it may go. */
export type Addressee = {
  readonly audience: 'customer' | 'expert' | 'manager' | 'account';
  readonly personId: string;
  readonly name: string;
  readonly language: LanguageCode;
  /** Null also when a customer has not proved it and his phone is open. */
  readonly email: string | null;
  /** Null also when the person has asked for no texts, or has not proved it. */
  readonly phone: string | null;
  readonly prefers: 'email' | 'sms';
  /** IANA zone that his night is reckoned in. */
  readonly timeZone: string;
};

const ofCustomer = (c: CustomerView): Addressee => ({ audience: 'customer', personId: c.id, name: c.name, language: c.language, ...openChannels(c), prefers: c.channel, timeZone: zoneOfState(c.place.address.state) });

/** Null when the customer is gone (erased). */
export async function customerAddressee(em: RequestEm, customerId: string): Promise<Addressee | null> {
  const customer = await customerOf(em, customerId);
  return customer && !isErased(customer) ? ofCustomer(customer) : null;
}

/** Experts are written to by SMS; they are on the road. */
export async function expertAddressee(em: RequestEm, expertId: string): Promise<Addressee | null> {
  const expert = await expertContact(em, expertId);
  return expert ? { audience: 'expert', personId: expertId, name: expert.name, language: expert.language, email: expert.email, phone: expert.phone, prefers: 'sms', timeZone: expert.timeZone } : null;
}

/** Who keeps the board, by e-mail: a manager is at a desk, and urgent things stand on it anyway. Those named, or all when none of them is a manager. */
export async function managerAddressees(em: RequestEm, named: readonly string[] = []): Promise<Addressee[]> {
  const managers = await accountsWithRole(em, 'manager');
  const members = managers.filter(({ id }) => named.includes(id));
  return (members.length > 0 ? members : managers).map(({ id, name, email, language }) => ({ audience: 'manager', personId: id, name, language, email, phone: null, prefers: 'email', timeZone: 'America/New_York' }));
}

/** A reset link never goes by SMS: a lost phone would open the account. Surveys start as e-mail. */
const mailOnly: ReadonlySet<MessageContent['kind']> = new Set(['password_reset', 'welcome', 'invitation']);
const mailFirst: ReadonlySet<MessageContent['kind']> = new Set(['survey', 'survey_reminder']);

export type Route = { readonly channel: MessageChannel; readonly recipient: string; readonly fallbackTo: string | null };

/** The person's other channel, for a push always a text; null when he has one only. */
export const otherRoute = ({ channel, fallbackTo }: Pick<Route, 'channel' | 'fallbackTo'>): Route | null => (fallbackTo === null ? null : { channel: channel === 'sms' ? 'email' : 'sms', recipient: fallbackTo, fallbackTo: null });

/** The channel the person prefers when it is open to us, else the other; null when there is none. */
export function routeOf(to: Pick<Addressee, 'email' | 'phone' | 'prefers'>, kind: MessageContent['kind']): Route | null {
  const phone = mailOnly.has(kind) ? null : to.phone;
  const bySms = phone !== null && (to.email === null || (to.prefers === 'sms' && !mailFirst.has(kind)));
  if (bySms) return { channel: 'sms', recipient: phone, fallbackTo: to.email };
  return to.email === null ? null : { channel: 'email', recipient: to.email, fallbackTo: phone };
}
