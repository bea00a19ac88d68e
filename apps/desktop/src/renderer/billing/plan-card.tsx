import { hasVisitsLeft, planNumber, type ContractAccount, type ContractView } from '@sysops/domain/billing';
import type { CustomerView } from '@sysops/domain/customers';
import { Badge, Button, Kbd } from '@sysops/ui';
import { dateIn } from '../api/times.ts';
import { shownKey, type ActionId } from '../shell/actions.ts';
import type { Opened, Opening } from './opened.ts';
import { PlanDevices } from './plan-devices.tsx';
import { PlanSteps } from './plan-steps.tsx';
import { canBePaid, contractWords, failureText, moneyText, standingText, visitsText } from './plan-words.ts';

type CardProps = { readonly account: ContractAccount; readonly chosen: boolean; readonly onChoose: () => void; readonly opening: Opening; readonly customer: CustomerView };

const terms = { year: 'a year', month: 'a month' };

/** One plan: what it is, how it goes on, what is unpaid, its devices, and what may be done. */
export function PlanCard({ account, chosen, onChoose, opening, customer }: CardProps) {
  const { contract } = account;
  const { plan } = contract;
  const { word, tone } = contractWords[contract.status];
  return (
    <article id={`plan-${contract.id}`} aria-label={`${plan.name}, ${planNumber(contract)}`} onFocusCapture={onChoose} onPointerDownCapture={onChoose} className={`flex flex-col gap-3 rounded-card border bg-surface p-3.5 ${chosen ? 'border-line-strong' : 'border-line'}`}>
      <header className="flex flex-col gap-0.5">
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="text-16">{plan.name}</h3>
          <Badge dot tone={tone}>{word}</Badge>
          <span className="tabular ml-auto">{moneyText(plan.priceCents)} {terms[plan.term]}</span>
        </div>
        <p>{standingText(contract)}</p>
        {contract.visits ? <p className={`tabular ${hasVisitsLeft(contract.visits) ? '' : 'font-medium'}`}>{visitsText(contract.visits)}, until {dateIn(contract.visits.until, contract.timeZone)}</p> : null}
        <p className="tabular text-12 text-muted">{planNumber(contract)} · since {dateIn(contract.startsAt, contract.timeZone)}{contract.receiptNumber ? ` · receipt ${contract.receiptNumber}` : ''}</p>
      </header>
      <Owed account={account} />
      <PlanDevices contract={contract} opening={opening} />
      <PlanSteps contract={contract} customer={customer} opening={opening} />
      {asksAbout(opening.opened, contract.id) ? null : <Acts contract={contract} chosen={chosen} opening={opening} />}
    </article>
  );
}

/** While one question about the plan is open, no other one is offered. */
const asksAbout = (opened: Opened, contractId: string): boolean => opened !== null && 'contractId' in opened && opened.contractId === contractId;

function Owed({ account: { contract, periods } }: { account: ContractAccount }) {
  const owed = periods.find(({ state }) => state === 'owed');
  if (!owed || !canBePaid(contract)) return null;
  return (
    <p className="rounded-control bg-sunken px-3 py-2">
      <span className="tabular font-medium">{moneyText(owed.chargeCents)} is unpaid.</span> {failureText(owed, contract.timeZone)}
    </p>
  );
}

type Offer = { readonly action: ActionId; readonly label: string; readonly kind: 'cancel' | 'resume' | 'pay_link' | 'add_device'; readonly primary?: boolean };

function offersOf(contract: ContractView): Offer[] {
  const live = contract.status !== 'ended';
  return [
    ...(canBePaid(contract) ? [{ action: 'account.payLink', label: 'Send the link to pay', kind: 'pay_link', primary: true } as const] : []),
    ...(live ? [{ action: 'account.addDevice', label: 'Add a device', kind: 'add_device' } as const] : []),
    ...(live && contract.cancelAtPeriodEnd ? [{ action: 'account.resume', label: 'Keep this plan', kind: 'resume' } as const] : []),
    ...(live && !contract.cancelAtPeriodEnd ? [{ action: 'account.cancel', label: 'Cancel plan', kind: 'cancel' } as const] : []),
  ];
}

function Acts({ contract, chosen, opening: { open, away } }: Pick<CardProps, 'chosen' | 'opening'> & { contract: ContractView }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      {offersOf(contract).map(({ action, label, kind, primary }) => (
        <Button key={action} data-action={action} size="small" variant={primary ? 'primary' : kind === 'cancel' ? 'quiet' : 'secondary'} disabled={away} aria-keyshortcuts={chosen ? shownKey(action) : undefined} onClick={() => open({ kind, contractId: contract.id })}>
          {label}{chosen ? <Kbd inverted={primary === true}>{shownKey(action)}</Kbd> : null}
        </Button>
      ))}
      {contract.status === 'ended' ? <Button size="small" disabled={away} onClick={() => open({ kind: 'buy', again: contract.id })}>Buy again</Button> : null}
    </div>
  );
}
