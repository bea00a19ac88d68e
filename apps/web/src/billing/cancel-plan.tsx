import type { ContractView } from '@sysops/domain/billing';
import { Button, Dialog, toast } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { calendarDate } from '../messages/times.ts';
import { useLanguage } from '../messages/use-messages.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

type Command = { readonly commandId: string; readonly contractId: string };

/** Two presses: the button, and the confirmation that says what it means. */
export function CancelPlan({ contract }: { contract: ContractView }) {
  const t = useBillingTexts().account;
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const act = useConsoleAct((input: Command) => client.billing.cancel.mutate(input));
  const until = calendarDate(contract.endsAt, { language, timeZone: contract.timeZone });
  const runsOn = contract.status === 'active';
  const meaning = runsOn ? t.cancelText(until) : contract.status === 'pending' ? t.cancelPending : t.cancelNow;
  const cancel = async (): Promise<void> => {
    if (!(await act.run({ contractId: contract.id }))) return;
    setOpen(false);
    toast.success(runsOn ? t.cancelled(until) : t.cancelledNow);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.cancel}</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="small"
        title={t.cancelTitle(contract.plan.name)}
        description={meaning}
        footer={<><Button onClick={() => setOpen(false)}>{t.cancelKeep}</Button><Button variant="danger" busy={act.busy} onClick={() => void cancel()}>{t.cancelSubmit}</Button></>}
      >
        {act.problem ? <Refusal problem={act.problem} /> : null}
      </Dialog>
    </>
  );
}
