import { planNumber, type ContractAccount, type ContractView } from '@sysops/domain/billing';
import { Badge, Button, Money } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { billingEn } from '../messages/console-billing-en.ts';
import { customersEn } from '../messages/console-people-en.ts';
import { categoryWords, contractWords } from '../messages/console-words.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { Refused } from '../shell/console-refused.tsx';
import { calendarDate } from '../shell/console-times.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { HeldPeriod } from './desk-period.tsx';

const t = billingEn.account;

type Command = { readonly commandId: string; readonly contractId: string };

/** One plan as staff sees it: devices, periods with every try to charge, and what may be done about it. */
export function HeldContract({ account: { contract, periods } }: { account: ContractAccount }) {
  const { word, tone } = contractWords[contract.status];
  const { plan } = contract;
  return (
    <section className="flex flex-col gap-3 border-t border-line pt-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="flex items-center gap-2 text-16">{plan.name}<Badge tone={tone} dot>{word}</Badge></h3>
        <span className="tabular text-muted"><Money cents={plan.priceCents} /> {customersEn.terms[plan.term]}</span>
      </div>
      <p className="tabular text-small text-muted">{planNumber(contract)} · {customersEn.period(calendarDate(contract.startsAt), calendarDate(contract.endsAt))}{contract.cancelAtPeriodEnd ? ` · ${t.cancels(calendarDate(contract.endsAt))}` : ''}{contract.visits ? ` · ${t.visits(contract.visits.used, contract.visits.included)}` : ''}{contract.receiptNumber ? ` · ${t.receipt(contract.receiptNumber)}` : ''}</p>
      {contract.devices.length === 0 ? <p className="text-muted">{customersEn.noDevices}</p> : (
        <ul className="divide-y divide-line border-y border-line">
          {contract.devices.map((device) => <li key={device.id} className="flex flex-wrap justify-between gap-x-4 py-1.5"><span>{device.label}</span><span className="text-small text-muted">{categoryWords[device.category]}{device.serial ? ` · ${customersEn.serial(device.serial)}` : ''}</span></li>)}
        </ul>
      )}
      {periods.length === 0 ? <p className="text-small text-muted">{t.noPeriods}</p> : <ul className="flex flex-col gap-3">{periods.map((period) => <HeldPeriod key={period.period} contract={contract} period={period} />)}</ul>}
      <Acts contract={contract} />
    </section>
  );
}

function Acts({ contract }: { contract: ContractView }) {
  const [cancelling, setCancelling] = useState(false);
  const cancel = useConsoleAct((input: Command) => client.billing.cancel.mutate(input), t.done);
  const resume = useConsoleAct((input: Command) => client.billing.resume.mutate(input), t.done);
  if (contract.status === 'ended') return null;
  return (
    <div className="flex flex-col items-start gap-2">
      {contract.cancelAtPeriodEnd ? <Button size="small" busy={resume.busy} onClick={() => void resume.run({ contractId: contract.id })}>{t.resume}</Button> : <Button size="small" variant="quiet" onClick={() => setCancelling(true)}>{t.cancel}</Button>}
      <Refused problem={resume.problem} />
      <FormDialog open={cancelling} danger title={t.cancel} description={t.cancelText} submit={t.cancel} busy={cancel.busy} problem={cancel.problem} onClose={() => setCancelling(false)} onSubmit={() => void cancel.run({ contractId: contract.id }).then((done) => done && setCancelling(false))} />
    </div>
  );
}
