import type { BillingAccount, ContractAccount } from '@sysops/domain/billing';
import type { CustomerView } from '@sysops/domain/customers';
import { EmptyState } from '@sysops/ui';
import { useState } from 'react';
import { ProfileStep } from '../customers/profile-step.tsx';
import { useAction } from '../shell/live-actions.ts';
import { AccountSide } from './account-side.tsx';
import { BuyStep } from './buy-step.tsx';
import { CardLinkStep } from './card-link-step.tsx';
import { ClaimStep } from './claim-step.tsx';
import type { Opening } from './opened.ts';
import { PlanCard } from './plan-card.tsx';
import { canBePaid } from './plan-words.ts';

type PlansProps = { readonly account: BillingAccount; readonly customer: CustomerView; readonly opening: Opening };

/** Every plan with its devices; what is done to one by a key is done to the chosen one. */
export function Plans({ account, customer, opening }: PlansProps) {
  const held = account.contracts;
  const [chosenId, choose] = useState<string | null>(null);
  const chosen = held.find(({ contract }) => contract.id === chosenId) ?? mostUrgent(held);
  usePlanKeys({ held, chosen, opening, choose });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_16.5rem] items-start gap-4">
      <div className="flex min-w-0 flex-col gap-3">
        <OpenForm account={account} customer={customer} opening={opening} />
        {held.length === 0 ? <div className="rounded-card border border-line bg-surface"><EmptyState drawing="plug" title="This caller has no plan" text="Sell one, or claim the one that was bought in a shop with its receipt." /></div> : null}
        {held.map((account) => <PlanCard key={account.contract.id} account={account} chosen={account === chosen} onChoose={() => choose(account.contract.id)} opening={opening} customer={customer} />)}
      </div>
      <AccountSide account={account} customer={customer} opening={opening} />
    </div>
  );
}

/** What a caller most likely calls about: an unpaid plan, else one that runs. */
const mostUrgent = (held: readonly ContractAccount[]): ContractAccount | null =>
  held.find(({ contract }) => contract.status !== 'ended' && canBePaid(contract)) ?? held.find(({ contract }) => contract.status !== 'ended') ?? held[0] ?? null;

/** What is about no plan that is there already. */
function OpenForm({ account, customer, opening: { opened, close } }: PlansProps) {
  if (opened?.kind === 'buy') return <BuyStep key={opened.again ?? 'new'} customer={customer} again={account.contracts.find(({ contract }) => contract.id === opened.again)?.contract ?? null} onClose={close} />;
  if (opened?.kind === 'claim') return <ClaimStep customer={customer} onClose={close} />;
  if (opened?.kind === 'profile') return <ProfileStep customer={customer} onClose={close} />;
  if (opened?.kind === 'card_link') return <CardLinkStep customer={customer} onClose={close} />;
  return null;
}

type Keys = { readonly held: readonly ContractAccount[]; readonly chosen: ContractAccount | null; readonly opening: Opening; readonly choose: (contractId: string) => void };

function usePlanKeys({ held, chosen, opening: { open, away }, choose }: Keys): void {
  const contract = chosen?.contract ?? null;
  const live = contract !== null && contract.status !== 'ended' && !away;
  const ask = (kind: 'cancel' | 'resume' | 'pay_link' | 'add_device', can: boolean) => (contract && can && !away ? () => open({ kind, contractId: contract.id }) : null);
  useAction('account.cancel', ask('cancel', live && !contract.cancelAtPeriodEnd));
  useAction('account.resume', ask('resume', live && contract.cancelAtPeriodEnd));
  useAction('account.payLink', ask('pay_link', contract !== null && canBePaid(contract)));
  useAction('account.addDevice', ask('add_device', live));
  const step = (by: number) => (): void => {
    const next = chosen ? held[(held.indexOf(chosen) + by + held.length) % held.length] : undefined;
    if (!next) return;
    choose(next.contract.id);
    document.getElementById(`plan-${next.contract.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  useAction('account.next', held.length > 1 ? step(1) : null);
  useAction('account.previous', held.length > 1 ? step(-1) : null);
}
