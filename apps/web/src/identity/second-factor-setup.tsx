import type { TotpSetup } from '@sysops/api-client';
import { Button, ButtonLink, CopyText, Field, TextInput } from '@sysops/ui';
import { useState } from 'react';
import { auth } from '../api/api.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { CodeForm } from './code-form.tsx';

const keyOf = (uri: string): string => new URL(uri).searchParams.get('secret') ?? '';

/** For staff who have no second factor yet: the key for an authenticator app, backup codes, then the first code. */
export function SecondFactorSetup(props: { password: string; onConfirm: (code: string) => Promise<void>; onRestart: () => void }) {
  const t = useMessages();
  const [password, setPassword] = useState(props.password);
  const [setup, setSetup] = useState<TotpSetup | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const start = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await auth.startTotp(password);
      setSetup(answer);
      if (!answer) setProblem(t.signIn.setupWrong);
    } catch {
      setProblem(t.errors.unreachable);
    } finally {
      setBusy(false);
    }
  };
  if (setup) return <ShownKey setup={setup} onConfirm={props.onConfirm} onRestart={props.onRestart} />;
  return (
    <div className="flex flex-col gap-5">
      <h2 className="text-18">{t.signIn.setupTitle}</h2>
      <p className="text-muted">{t.signIn.setupIntro}</p>
      <Field label={t.signIn.password} error={problem}>
        <TextInput type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
      </Field>
      <Button variant="primary" wide busy={busy} disabled={password === ''} onClick={() => void start()}>{t.signIn.setupStart}</Button>
      <Button variant="quiet" wide onClick={props.onRestart}>{t.signIn.otherAccount}</Button>
    </div>
  );
}

function ShownKey({ setup, onConfirm, onRestart }: { setup: TotpSetup; onConfirm: (code: string) => Promise<void>; onRestart: () => void }) {
  const t = useMessages();
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        <h2 className="text-18">{t.signIn.setupKey}</h2>
        <CopyText text={keyOf(setup.uri)} />
        <ButtonLink href={setup.uri}>{t.signIn.setupOpen}</ButtonLink>
      </div>
      <div>
        <p className="text-muted">{t.signIn.setupBackup}</p>
        <ul className="mt-2 grid grid-cols-2 gap-x-4 rounded-card bg-sunken p-3 tabular">
          {setup.backupCodes.map((code) => <li key={code}>{code}</li>)}
        </ul>
      </div>
      <CodeForm onSubmit={onConfirm} onRestart={onRestart} />
    </div>
  );
}
