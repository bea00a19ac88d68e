import type { EntityManager } from '@mikro-orm/postgresql';
import { looksLikePhone, searchDigits, type CustomerView } from '@sysops/domain/customers';

const columns = `id, name, email, phone, channel, language, place, sms_opted_out as "smsOptedOut", version`;

export async function findCustomer(em: EntityManager, id: string): Promise<CustomerView | null> {
  const [row] = await em.execute<CustomerView[]>(`select ${columns} from customer where id = ?`, [id]);
  return row ?? null;
}

export async function findCustomers(em: EntityManager, ids: readonly string[]): Promise<CustomerView[]> {
  if (ids.length === 0) return [];
  return em.execute<CustomerView[]>(`select ${columns} from customer where id = any(string_to_array(?, ',')::uuid[])`, [ids.join(',')]);
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** By the tail of a phone number in any format, else by a piece of name or e-mail; best twenty. */
export async function searchCustomers(em: EntityManager, query: string): Promise<CustomerView[]> {
  if (looksLikePhone(query)) {
    const tail = searchDigits(query).split('').toReversed().join('');
    return em.execute<CustomerView[]>(`select ${columns} from customer where reverse(phone) like ? || '%' order by name, id limit 20`, [tail]);
  }
  const wanted = query.trim().toLowerCase();
  return em.execute<CustomerView[]>(
    `select ${columns} from customer where (lower(name) || ' ' || email) like '%' || ? || '%' order by (lower(name) like ? || '%') desc, name, id limit 20`,
    [escapeLike(wanted), escapeLike(wanted)],
  );
}
