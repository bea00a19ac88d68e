import { emailAddress } from '@sysops/domain/shared';
import { Button, Dialog, Field, TextInput } from '@sysops/ui';
import { useState } from 'react';
import { api, client, queryClient } from '../api/api.ts';
import { useContactTexts } from '../messages/contact-texts.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

type Command = { readonly commandId: string; readonly email: string };

/** Asks for another address; it changes when its code is typed on the page behind. */
export function ChangeEmailDialog({ onClose }: { onClose: () => void }) {
  const t = useContactTexts();
  const wrong = useMessages().errors.email;
  const [email, setEmail] = useState('');
  const [checked, setChecked] = useState(false);
  const act = useConsoleAct(async (input: Command) => queryClient.setQueryData(api.customers.contacts.queryKey(), await client.customers.changeEmail.mutate(input)), t.sent);
  const right = emailAddress.safeParse(email.trim()).success;
  const send = async (): Promise<void> => {
    setChecked(true);
    if (right && (await act.run({ email: email.trim() }))) onClose();
  };
  const minutes = Math.ceil(Number(act.problem?.facts['seconds'] ?? 0) / 60);
  return (
    <Dialog
      open
      size="small"
      title={t.changeTitle}
      description={t.changeText}
      onOpenChange={(next) => (next ? undefined : onClose())}
      footer={<><Button onClick={onClose}>{t.cancel}</Button><Button variant="primary" type="submit" form="change-email" busy={act.busy}>{t.sendCode}</Button></>}
    >
      <form
        id="change-email"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Field label={t.newEmail} error={checked && !right ? wrong : act.problem?.code === 'too_many' ? t.tooOften(minutes) : undefined}>
          <TextInput type="email" autoComplete="email" inputMode="email" autoCapitalize="none" maxLength={254} value={email} onChange={(event) => setEmail(event.target.value)} />
        </Field>
        <Refusal problem={act.problem?.code === 'too_many' ? null : act.problem} kept />
      </form>
    </Dialog>
  );
}
