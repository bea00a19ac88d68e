import { Button, buttonClass, Dialog, Field, Section, TextInput } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { usePrivacyTexts } from '../messages/privacy-texts.ts';
import { Refusal } from '../shell/refusal.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

type Command = { readonly commandId: string; readonly email: string };

/** A copy of everything, and the way out. */
export function PrivacySection({ email }: { email: string }) {
  const t = usePrivacyTexts();
  const [open, setOpen] = useState(false);
  return (
    <Section title={t.title} intro={t.text}>
      <div className="flex flex-wrap gap-2">
        <a className={buttonClass()} href="/api/my-data.json" download>{t.json}</a>
        <a className={buttonClass()} href="/api/my-data.pdf" download>{t.pdf}</a>
        <Button variant="quiet" onClick={() => setOpen(true)}>{t.erase}</Button>
      </div>
      {open ? <EraseDialog email={email} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function EraseDialog({ email, onClose }: { email: string; onClose: () => void }) {
  const t = usePrivacyTexts();
  const [typed, setTyped] = useState('');
  const act = useConsoleAct((input: Command) => client.privacy.eraseMe.mutate(input));
  const matches = typed.trim().toLowerCase() === email.toLowerCase();
  const erase = async (): Promise<void> => {
    if (matches && (await act.run({ email: typed.trim() }))) location.assign('/');
  };
  return (
    <Dialog
      open
      size="small"
      title={t.eraseTitle}
      description={t.eraseText}
      onOpenChange={(next) => (next ? undefined : onClose())}
      footer={<><Button onClick={onClose}>{t.keep}</Button><Button variant="danger" disabled={!matches} busy={act.busy} onClick={() => void erase()}>{t.submit}</Button></>}
    >
      <div className="flex flex-col gap-4">
        <Field label={t.email}><TextInput type="email" autoComplete="off" autoCapitalize="none" value={typed} onChange={(event) => setTyped(event.target.value)} /></Field>
        <Refusal problem={act.problem} kept />
      </div>
    </Dialog>
  );
}
