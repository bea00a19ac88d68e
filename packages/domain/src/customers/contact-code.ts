import * as z from 'zod';
import { CommandId, emailAddress, hour, minute, type Instant } from '../shared/index.ts';
import { MessageChannel } from './customer-commands.ts';
import type { CustomerView } from './customer-views.ts';

/** How codes for an e-mail address or a phone number behave. Five tries at each of five codes an hour leave a guesser one chance in 40,000. */
export const contactCodeRules = { digits: 6, holdsMs: 15 * minute, tries: 5, waitMs: minute, sendsInSpan: 5, spanMs: hour } as const;

/** People type it with a blank in the middle, as their phone shows it. */
export const ContactCode = z.string().max(20).transform((typed) => typed.replace(/\s+/g, '')).pipe(z.string().regex(/^\d{6}$/, { error: 'Must be the six digits that we sent you' }));

export const SendContactCode = z.object({ commandId: CommandId, channel: MessageChannel });
export type SendContactCode = z.infer<typeof SendContactCode>;

export const ProveContact = z.object({ commandId: CommandId, channel: MessageChannel, code: ContactCode });
export type ProveContact = z.infer<typeof ProveContact>;

/** The address changes when its code has come back; his present one goes back to it. */
export const ChangeEmail = z.object({ commandId: CommandId, email: emailAddress });
export type ChangeEmail = z.infer<typeof ChangeEmail>;

/** One way to a customer. Dates are the database's. */
export type ContactView = {
  readonly channel: MessageChannel;
  readonly address: string;
  readonly proved: boolean;
  /** A new address that its code has not come back from yet. */
  readonly wanted: string | null;
  /** The code that is out; null when none is asked for, or when it is used. */
  readonly code: { readonly expiresAt: Instant; readonly mayAskAgainAt: Instant; readonly triesLeft: number } | null;
};

export type ContactsView = { readonly email: ContactView; readonly phone: ContactView; /** By the database's clock, for countdowns. */ readonly now: Instant };

type Reachable = Pick<CustomerView, 'email' | 'phone' | 'emailProved' | 'phoneProved' | 'smsOptedOut'>;

/**
 * Where messages about tickets and bills may go: to what is proved. While nothing is, to the e-mail address all the
 * same, because nobody may miss his expert for want of a code. Pure.
 */
export function openChannels({ email, phone, emailProved, phoneProved, smsOptedOut }: Reachable): { readonly email: string | null; readonly phone: string | null } {
  const openPhone = phoneProved && !smsOptedOut ? phone : null;
  return { email: emailProved || openPhone === null ? email : null, phone: openPhone };
}

/** An erased customer's address; `.invalid` belongs to nobody (RFC 2606). */
export const isErased = ({ email }: Pick<CustomerView, 'email'>): boolean => email.endsWith('@erased.invalid');
