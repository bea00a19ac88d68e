import type { ContractView } from '@sysops/domain/billing';
import type { CustomerView } from '@sysops/domain/customers';
import { client } from '../api/api.ts';
import { dateIn } from '../api/times.ts';
import { AddDeviceStep } from './add-device-step.tsx';
import { channelText } from './channel-text.ts';
import type { Opening } from './opened.ts';
import { cancelText } from './plan-words.ts';
import { Step } from './step.tsx';
import { useAccountAct } from './use-account-act.ts';

type StepsProps = { readonly contract: ContractView; readonly customer: CustomerView; readonly opening: Opening };

/** The second press of what was asked about this plan. */
export function PlanSteps({ contract, customer, opening: { opened, close } }: StepsProps) {
  if (!opened || !('contractId' in opened) || opened.contractId !== contract.id) return null;
  if (opened.kind === 'cancel') return <CancelStep contract={contract} onClose={close} />;
  if (opened.kind === 'resume') return <ResumeStep contract={contract} onClose={close} />;
  if (opened.kind === 'pay_link') return <PayLinkStep contract={contract} customer={customer} onClose={close} />;
  return opened.kind === 'add_device' ? <AddDeviceStep contract={contract} onClose={close} /> : null;
}

type StepProps = { readonly contract: ContractView; readonly onClose: () => void };

/** Runs an act that needs nothing but the plan, and closes when it is done. */
function usePlanAct({ contract, onClose }: StepProps) {
  const act = useAccountAct();
  const run = (send: (command: { readonly commandId: string; readonly contractId: string }) => Promise<unknown>, done: string): void => void act.run({ contractId: contract.id }, { send, done }).then((ok) => ok && onClose());
  return { act, run };
}

function CancelStep({ contract, onClose }: StepProps) {
  const { act, run } = usePlanAct({ contract, onClose });
  const { name } = contract.plan;
  const done = contract.status === 'active' ? `${name} is cancelled. Covered until ${dateIn(contract.endsAt, contract.timeZone)}.` : `${name} is cancelled. Nothing is owed.`;
  return <Step danger title={`Cancel ${name}?`} text={cancelText(contract)} button={`Cancel ${name}`} leave="Keep it" act={act} onClose={onClose} onSubmit={() => run((command) => client.billing.cancel.mutate(command), done)} />;
}

function ResumeStep({ contract, onClose }: StepProps) {
  const { act, run } = usePlanAct({ contract, onClose });
  const { name } = contract.plan;
  return <Step title={`Keep ${name}?`} text={`The cancellation is taken back. It renews ${dateIn(contract.endsAt, contract.timeZone)} and the card on file is charged then.`} button={`Keep ${name}`} act={act} onClose={onClose} onSubmit={() => run((command) => client.billing.resume.mutate(command), `${name} goes on as before.`)} />;
}

function PayLinkStep({ contract, customer, onClose }: StepProps & { customer: CustomerView }) {
  const { act, run } = usePlanAct({ contract, onClose });
  return <Step title="Send the link to pay?" text={`It goes by ${channelText(customer)}. The caller types the card on the payment service’s own page; do not ask for its number.`} button="Send the link" act={act} onClose={onClose} onSubmit={() => run((command) => client.billing.sendPayLink.mutate(command), `The link to pay is on its way to ${customer.name}.`)} />;
}
