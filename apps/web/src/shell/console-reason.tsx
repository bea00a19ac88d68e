import { Field, TextInput } from '@sysops/ui';
import { consoleEn as t } from '../messages/console-en.ts';

type ReasonProps = { value: string; onChange: (text: string) => void; error?: string | undefined; optional?: boolean; /** Where it is kept, when that is not a ticket's story. */ hint?: string };

/** One line that says why; it stays in the story. */
export function ReasonField({ value, onChange, error, optional = false, hint = t.reasonHint }: ReasonProps) {
  return (
    <Field label={t.reason} hint={hint} error={error} required={!optional} optional={optional}>
      <TextInput maxLength={200} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
