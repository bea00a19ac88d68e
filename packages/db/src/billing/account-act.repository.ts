import type { EntityManager } from '@mikro-orm/postgresql';
import type { AccountAct, AccountActView } from '@sysops/domain/billing';
import type { Tx } from '../connection/index.ts';
import { ms } from './columns.ts';

export type NewAccountAct = {
  readonly id: string;
  readonly customerId: string;
  readonly contractId: string | null;
  readonly act: AccountAct;
  readonly about: string | null;
  readonly by: AccountActView['by'] & { readonly accountId: string };
};

/** Written in the transaction of the act itself. */
export async function insertAccountAct(tx: Tx, { id, customerId, contractId, act, about, by }: NewAccountAct): Promise<void> {
  await tx.em.execute(`insert into account_act (id, customer_id, contract_id, act, about, actor_account, actor_name, actor_role) values (?, ?, ?, ?, ?, ?, ?, ?)`, [id, customerId, contractId, act, about, by.accountId, by.name, by.role]);
}

/** What was done to a customer's account, newest first. */
export async function accountActs(em: EntityManager, customerId: string, limit: number): Promise<AccountActView[]> {
  const rows = await em.execute<(Omit<AccountActView, 'by'> & AccountActView['by'])[]>(
    `select id, act, about, contract_id as "contractId", actor_name as name, actor_role as role, ${ms('at')} as at from account_act where customer_id = ? order by account_act.at desc, id desc limit ?`, [customerId, limit],
  );
  return rows.map(({ name, role, ...row }) => ({ ...row, by: { name, role } }));
}
