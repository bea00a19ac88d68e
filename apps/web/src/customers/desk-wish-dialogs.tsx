import type { CustomerWishKind, CustomerWishView } from '@sysops/domain/dispatch';
import { Combobox, Field, RadioCards } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '../api/api.ts';
import { customersEn } from '../messages/console-people-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { ReasonField } from '../shell/console-reason.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

const t = customersEn.wishes;

const kinds = (['excluded', 'preferred'] as const).map((value) => ({ value, label: t.kinds[value], note: t.kindNotes[value] }));

/** A wish about one expert; a second one about the same takes the place of the first. */
export function WishDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const [expertId, setExpertId] = useState<string | null>(null);
  const [wish, setWish] = useState<CustomerWishKind | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const experts = useQuery(api.experts.list.queryOptions({ activeOnly: true }));
  const act = useConsoleAct(client.dispatch.setCustomerWish.mutate, t.saved);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!expertId || !wish || !reason.trim()) return;
    if (await act.run({ customerId, expertId, wish, reason: reason.trim() })) onClose();
  };
  return (
    <FormDialog open title={t.addTitle} description={t.addText} submit={t.save} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Field label={t.expert} required error={tried && !expertId ? t.needExpert : undefined}>
        <Combobox choices={(experts.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} value={expertId} onChange={setExpertId} placeholder={t.placeholder} />
      </Field>
      <RadioCards label={t.kind} choices={kinds} value={wish} onChange={setWish} error={tried && !wish ? t.needKind : undefined} />
      <ReasonField hint={customersEn.reasonHint} value={reason} onChange={setReason} error={tried && !reason.trim() ? t.needReason : undefined} />
    </FormDialog>
  );
}

export function DropWishDialog({ customerId, wish, onClose }: { customerId: string; wish: CustomerWishView; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useConsoleAct(client.dispatch.setCustomerWish.mutate, t.dropped);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() && (await act.run({ customerId, expertId: wish.expertId, wish: null, reason: reason.trim() }))) onClose();
  };
  return (
    <FormDialog open title={t.dropTitle(wish.expertName)} description={t.dropText[wish.wish]} submit={t.drop} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <ReasonField hint={customersEn.reasonHint} value={reason} onChange={setReason} error={tried && !reason.trim() ? t.needReason : undefined} />
    </FormDialog>
  );
}
