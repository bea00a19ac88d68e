import type { DeclineReason, JobView } from '@sysops/domain/dispatch';
import { useMessages } from '../messages/use-messages.tsx';
import { choicesOf, ReasonSheet } from './reason-sheet.tsx';
import { aboutJob, actFields, useSubmit } from './use-act.ts';

export function DeclineSheet(props: { offer: JobView; open: boolean; onOpenChange: (open: boolean) => void; onDeclined: () => void }) {
  const t = useMessages();
  const submit = useSubmit();
  const decline = async (declineReason: DeclineReason, note: string): Promise<boolean> => {
    const input = { ...actFields(props.offer), declineReason, ...(note ? { note } : {}) };
    const safe = await submit(aboutJob(props.offer), { procedure: 'dispatch.decline', input }, t.offer.declined);
    if (safe) props.onDeclined();
    return safe;
  };
  return (
    <ReasonSheet<DeclineReason>
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={t.offer.decline}
      intro={t.offer.declineIntro}
      question={t.offer.declineTitle}
      choices={choicesOf(t.offer.reasons)}
      submit={t.offer.declineSubmit}
      danger
      noted
      onSubmit={decline}
    />
  );
}
