import { readBillingPolicy, saveContractEvent } from '@sysops/db/billing';
import type { Tx } from '@sysops/db/connection';
import { decide, type Contract, type ContractCommand } from '@sysops/domain/billing';

/** One command against a locked contract, saved when it changes something. Throws what `decide` throws. */
export async function applyCommand(tx: Tx, contract: Contract, command: ContractCommand): Promise<{ readonly contract: Contract; readonly changed: boolean }> {
  const event = decide(contract, command, { policy: await readBillingPolicy(tx.em), now: tx.now });
  return event ? { contract: await saveContractEvent(tx, contract, event), changed: true } : { contract, changed: false };
}
