import * as z from 'zod';
import { Purchase } from '../billing/billing-commands.ts';
import { Password } from '../identity/identity-commands.ts';
import { Address, CommandId, Id, Instant, Place, ZipCode, emailAddress, languageCode, line, phoneNumber } from '../shared/index.ts';
import { SlaOverride, namesTarget } from '../sla/index.ts';

export const MessageChannel = z.enum(['email', 'sms']);
export type MessageChannel = z.infer<typeof MessageChannel>;

const profile = {
  name: line(80),
  phone: phoneNumber,
  channel: MessageChannel,
  language: languageCode,
  place: Place,
};

/** A purchase in a shop that the customer claims: the receipt and the ZIP code given at the till. */
export const ReceiptClaim = z.object({ receiptNumber: line(40), zip: ZipCode });
export type ReceiptClaim = z.infer<typeof ReceiptClaim>;

/**
 * Profile, credentials and covered devices are stored all or nothing; `customerId` is the key of the request. With a
 * receipt from a shop, or with a plan to be paid next, or with neither.
 */
export const RegisterCustomer = z.object({ customerId: Id, email: emailAddress, password: Password, ...profile, claim: ReceiptClaim.optional(), purchase: Purchase.optional() });
export type RegisterCustomer = z.infer<typeof RegisterCustomer>;

/** The same by an agent for a caller: nobody types his password, he sets it by the link in his mail. */
export const RegisterForCaller = RegisterCustomer.omit({ password: true });
export type RegisterForCaller = z.infer<typeof RegisterForCaller>;

/** Staff names the customer. */
export const UpdateProfile = z.object({ commandId: CommandId, customerId: Id.optional(), version: z.int().min(1), ...profile });
export type UpdateProfile = z.infer<typeof UpdateProfile>;

/** A phone number in any format down to its last four digits, e-mail, name, name with ZIP code, or the number of a plan, receipt, invoice or device. */
export const SearchCustomers = z.object({ query: line(120) });
export type SearchCustomers = z.infer<typeof SearchCustomers>;

export const CustomerById = z.object({ customerId: Id });

/** Puts an address on the map as well as we can without a geocoder: by the ZIP code's centroid. */
export const LocateAddress = Address.pick({ zip: true });

/** Other times than the plan's for one customer's new tickets, from now (`from` null) or later, until `to`. */
export const SetSlaOverride = z.object({
  commandId: CommandId, overrideId: Id, customerId: Id, from: Instant.nullable(), to: Instant,
  targets: SlaOverride.refine(namesTarget, { error: 'Name at least one time' }), reason: line(200),
});
export type SetSlaOverride = z.infer<typeof SetSlaOverride>;

/** Ends an override before its time, or takes back one that has not begun. */
export const EndSlaOverride = z.object({ commandId: CommandId, overrideId: Id, reason: line(200) });
export type EndSlaOverride = z.infer<typeof EndSlaOverride>;
