import { Button, Field, TextInput } from '@sysops/ui';
import { useState, type SubmitEvent } from 'react';
import { useFirstFocus } from '../api/use-first-focus.ts';

const codeLength = 6;

/** Goes by itself with the sixth digit. */
export function CodeForm(props: { onSubmit: (code: string) => Promise<void>; onBack: () => void }) {
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useFirstFocus<HTMLInputElement>();
  const send = (digits: string): void => {
    if (busy) return;
    setBusy(true);
    void props.onSubmit(digits).finally(() => {
      setBusy(false);
      setCode('');
    });
  };
  const type = (text: string): void => {
    const digits = text.replace(/\D/g, '').slice(0, codeLength);
    setCode(digits);
    if (digits.length === codeLength) send(digits);
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    send(code);
  };
  return (
    <form noValidate className="flex flex-col gap-3" onSubmit={submit}>
      <Field label="Code">
        <TextInput ref={field} inputMode="numeric" autoComplete="one-time-code" value={code} onChange={(event) => type(event.target.value)} />
      </Field>
      <Button type="submit" variant="primary" wide busy={busy} disabled={code.length < codeLength}>Sign in</Button>
      <Button variant="quiet" wide onClick={props.onBack}>Back</Button>
    </form>
  );
}
