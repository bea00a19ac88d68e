import { insertAccountAct, plansByVersion, type NewAccountAct } from '@sysops/db/billing';
import type { Tx } from '@sysops/db/connection';
import type { Contract } from '@sysops/domain/billing';
import type { Actor } from '@sysops/domain/identity';
import { v7 } from 'uuid';

type ActedFor = Pick<NewAccountAct, 'customerId' | 'contractId' | 'act' | 'about'>;

const staff = ['agent', 'manager', 'admin'] as const;

/** In which role a person acts for this customer: for himself he is one, whatever else he is. */
function roleOf(actor: Actor, customerId: string): NewAccountAct['by']['role'] {
  const held = staff.find((role) => actor.roles.includes(role));
  return actor.customerId === customerId || held === undefined ? 'customer' : held;
}

/** Keeps who did what to whose account, both persons named, in the transaction that does it. */
export function noteAct(tx: Tx, actor: Actor, acted: ActedFor): Promise<void> {
  return insertAccountAct(tx, { ...acted, id: v7(), by: { accountId: actor.accountId, name: actor.name, role: roleOf(actor, acted.customerId) } });
}

/** The same for a plan; a sale that nobody has claimed is nobody's account. */
export async function notePlanAct(tx: Tx, actor: Actor, of: { readonly contract: Pick<Contract, 'id' | 'customerId' | 'planVersionId'>; readonly act: NewAccountAct['act']; readonly about?: string }): Promise<void> {
  const { contract: { id, customerId, planVersionId }, act, about } = of;
  if (customerId === null) return;
  const plan = (await plansByVersion(tx.em, [planVersionId])).get(planVersionId);
  await noteAct(tx, actor, { customerId, contractId: id, act, about: [about, plan?.name].filter((text) => text !== undefined).join(', ') || null });
}
