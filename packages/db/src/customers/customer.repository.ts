import type { CustomerView } from '@sysops/domain/customers';
import type { Tx } from '../connection/index.ts';

export type NewCustomer = Omit<CustomerView, 'version' | 'smsOptedOut' | 'emailProved' | 'phoneProved'>;

/** Two copies of one registration meet here: the second waits until the first has committed, then finds what it did. */
export async function lockCustomerId(tx: Tx, id: string): Promise<void> {
  await tx.em.execute(`select pg_advisory_xact_lock(hashtextextended('customer:' || ?, 0))`, [id]);
}

/** A used e-mail address is a unique violation (23505). */
export async function insertCustomer(tx: Tx, customer: NewCustomer): Promise<void> {
  await tx.em.execute(
    `insert into customer (id, name, email, phone, channel, language, place) values (?, ?, ?, ?, ?, ?, ?::jsonb)`,
    [customer.id, customer.name, customer.email.toLowerCase(), customer.phone, customer.channel, customer.language, JSON.stringify(customer.place)],
  );
}

type Profile = Pick<CustomerView, 'name' | 'phone' | 'channel' | 'language' | 'place'>;

/** Writes the profile when the version is still the one that was read; false when it is not. A new number has proved nothing and refused nothing. */
export async function updateCustomer(tx: Tx, at: { readonly id: string; readonly version: number }, profile: Profile): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(
    `update customer set name = ?, phone_proved_at = case when phone = ? then phone_proved_at end, sms_opted_out = sms_opted_out and phone = ?, phone = ?, channel = ?, language = ?, place = ?::jsonb, version = version + 1 where id = ? and version = ? returning 1`,
    [profile.name, profile.phone, profile.phone, profile.phone, profile.channel, profile.language, JSON.stringify(profile.place), at.id, at.version],
  );
  return rows.length > 0;
}

/** STOP or START from a telephone counts for everybody who gave its number. Returns whose. */
export async function setSmsOptOut(tx: Tx, phone: string, optedOut: boolean): Promise<string[]> {
  const rows = await tx.em.execute<{ id: string }[]>(`update customer set sms_opted_out = ? where phone = ? and sms_opted_out <> ? returning id`, [optedOut, phone, optedOut]);
  return rows.map((row) => row.id);
}
