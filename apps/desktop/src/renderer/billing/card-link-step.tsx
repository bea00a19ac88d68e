import type { CustomerView } from '@sysops/domain/customers';
import { client } from '../api/api.ts';
import { channelText } from './channel-text.ts';
import { Step } from './step.tsx';
import { useAccountAct } from './use-account-act.ts';

/** The way to a card on file without anybody hearing its number. */
export function CardLinkStep({ customer, onClose }: { customer: CustomerView; onClose: () => void }) {
  const act = useAccountAct();
  const send = (): void => void act.run({ customerId: customer.id }, { send: (command) => client.billing.sendCardLink.mutate(command), done: `The link for a card is on its way to ${customer.name}.` }).then((ok) => ok && onClose());
  return <Step title="Send the link for a card?" text={`It goes by ${channelText(customer)} and works for seven days. The caller types the card on the payment service’s own page, nothing is charged; do not ask for its number.`} button="Send the link" act={act} onClose={onClose} onSubmit={send} />;
}
