import * as z from 'zod';
import { Purchase } from '../billing/billing-commands.ts';
import { Password } from '../identity/identity-commands.ts';
import { Address, CommandId, Id, Place, ZipCode, emailAddress, languageCode, line, phoneNumber } from '../shared/index.ts';

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

export const UpdateProfile = z.object({ commandId: CommandId, version: z.int().min(1), ...profile });
export type UpdateProfile = z.infer<typeof UpdateProfile>;

/** Name fragment, e-mail, or a phone number in any format down to its last four digits. */
export const SearchCustomers = z.object({ query: line(120) });
export type SearchCustomers = z.infer<typeof SearchCustomers>;

export const CustomerById = z.object({ customerId: Id });

/** Puts an address on the map as well as we can without a geocoder: by the ZIP code's centroid. */
export const LocateAddress = Address.pick({ zip: true });
