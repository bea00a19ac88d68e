import { defaultBillingPolicy as policy } from './billing-policy.ts';
import { buy, decide, sell, type ContractCommand } from './contract-lifecycle.ts';
import { evolve } from './contract-evolve.ts';
import type { Contract, ContractEvent } from './contract.ts';

export const start = Date.UTC(2026, 2, 14, 15, 30);

const made = { id: '0192f000-0000-7000-8000-0000000000c1', planVersionId: 'version-1', term: 'year', timeZone: 'America/New_York', startsAt: start } as const;

export const bought: ContractEvent = buy(made, { customerId: 'customer-1', policy });
export const sold: ContractEvent = sell(made, start);

export const stateAfter = (...events: readonly ContractEvent[]): Contract => {
  const state = events.reduce<Contract | null>((s, e) => evolve(s, e), null);
  if (!state) throw new Error('A contract starts from at least one fact');
  return state;
};

/** Applies commands one after the other at given instants; what changes nothing leaves no fact. */
export function play(first: ContractEvent, ...acts: readonly { readonly command: ContractCommand; readonly at: number }[]): Contract {
  return acts.reduce<Contract>((contract, { command, at }) => {
    const event = decide(contract, command, { policy, now: at });
    return event ? evolve(contract, event) : contract;
  }, stateAfter(first));
}

export const pay = (period: number): ContractCommand => ({ type: 'pay', period, planVersionId: `version-${period}` });
export const fail = (period: number): ContractCommand => ({ type: 'fail', period });
