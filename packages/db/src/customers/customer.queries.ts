import type { EntityManager } from '@mikro-orm/postgresql';
import type { CustomerView, FindTerms, FoundBy } from '@sysops/domain/customers';

/** A profile as the domain knows it. */
export const customerColumns = `id, name, email, phone, channel, language, place, sms_opted_out as "smsOptedOut", email_proved_at is not null as "emailProved", phone_proved_at is not null as "phoneProved", version`;

export async function findCustomer(em: EntityManager, id: string): Promise<CustomerView | null> {
  const [row] = await em.execute<CustomerView[]>(`select ${customerColumns} from customer where id = ?`, [id]);
  return row ?? null;
}

export async function findCustomers(em: EntityManager, ids: readonly string[]): Promise<CustomerView[]> {
  if (ids.length === 0) return [];
  return em.execute<CustomerView[]>(`select ${customerColumns} from customer where id = any(string_to_array(?, ',')::uuid[])`, [ids.join(',')]);
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

export type FoundCustomer = { readonly customer: CustomerView; readonly foundBy: Extract<FoundBy, 'phone' | 'email' | 'name' | 'zip'> };

const most = 20;
/** Fewer letters look like too many names. */
const shortestGuess = 4;
const zipOf = `place->'address'->>'zip'`;

/** Below this a name in one ZIP code is somebody else's; lower than for the whole country, because the ZIP code says a lot already. */
const alikeInZip = 0.3;

/** By what stands in the profile: the tail of a phone number, a piece of name or e-mail, a name with typing errors, a ZIP code; the surest first. */
export async function searchCustomers(em: EntityManager, terms: FindTerms): Promise<FoundCustomer[]> {
  const { phoneTail, text, zip } = terms;
  const rows: (CustomerView & Pick<FoundCustomer, 'foundBy'>)[] = [];
  const add = async (foundBy: FoundCustomer['foundBy'], sql: string, values: readonly unknown[]): Promise<void> => {
    const found = await em.execute<CustomerView[]>(`select ${customerColumns} from customer ${sql} limit ${most}`, [...values]);
    rows.push(...found.filter(({ id }) => !rows.some((row) => row.id === id)).map((customer) => ({ ...customer, foundBy })));
  };
  if (phoneTail !== null) await add('phone', `where reverse(phone) like ? || '%' order by name, id`, [phoneTail.split('').toReversed().join('')]);
  if (text !== null && zip !== null) await add('name', `where ${zipOf} = ? and word_similarity(?, app.plain(name)) >= ${alikeInZip} order by word_similarity(?, app.plain(name)) desc, name, id`, [zip, text, text]);
  if (text !== null && zip === null) {
    const like = escapeLike(text);
    await add(text.includes('@') ? 'email' : 'name', `where (lower(name) || ' ' || email) like '%' || ? || '%' or app.plain(name) like '%' || ? || '%' order by (app.plain(name) like ? || '%') desc, name, id`, [like, like, like]);
    if (rows.length < most && text.length >= shortestGuess && !text.includes('@')) await add('name', `join app.customers_named(?, ${most}) n using (id) order by n.alike desc, name, id`, [text]);
  }
  if (text === null && zip !== null) await add('zip', `where ${zipOf} = ? order by name, id`, [zip]);
  return rows.slice(0, most).map(({ foundBy, ...customer }) => ({ customer, foundBy }));
}
