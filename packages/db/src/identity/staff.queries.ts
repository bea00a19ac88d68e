import type { Role } from '@sysops/domain/identity';
import type { LanguageCode } from '@sysops/domain/shared';
import type { EntityManager } from '@mikro-orm/postgresql';

export type StaffContact = { readonly id: string; readonly name: string; readonly email: string; readonly language: LanguageCode };

/** Accounts that hold a role and may sign in. */
export async function accountsWithRole(em: EntityManager, role: Role): Promise<StaffContact[]> {
  return em.execute<StaffContact[]>(`select id, name, email, case when language = 'es' then 'es' else 'en' end as language from auth."user" where ? = any(string_to_array(roles, ',')) order by id`, [role]);
}
