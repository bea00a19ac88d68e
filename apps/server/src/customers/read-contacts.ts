import { openCodes } from '@sysops/db/customers';
import { readNow } from '@sysops/db/connection';
import type { ContactsView, ContactView } from '@sysops/domain/customers';
import type { RequestEm } from '../trpc/context.ts';
import { getCustomer } from './read-customers.ts';

/** What of a customer's ways is proved, and which codes are out. Throws `not_found`. */
export async function readContacts(em: RequestEm, customerId: string): Promise<ContactsView> {
  const { email, phone, emailProved, phoneProved } = await getCustomer(em, customerId);
  const out = await openCodes(em, customerId);
  const viewOf = (channel: ContactView['channel'], address: string, proved: boolean): ContactView => {
    const open = out.find((code) => code.channel === channel);
    const code = open ? { expiresAt: open.expiresAt, mayAskAgainAt: open.mayAskAgainAt, triesLeft: open.triesLeft } : null;
    return { channel, address, proved, wanted: open && open.address !== address && channel === 'email' ? open.address : null, code: open && (open.address === address || channel === 'email') ? code : null };
  };
  return { email: viewOf('email', email, emailProved), phone: viewOf('sms', phone, phoneProved), now: await readNow(em) };
}
