import { Field, TextInput } from '@sysops/ui';
import { consoleEn as t } from '../messages/console-en.ts';

type TypedConfirmProps = { word: string; value: string; onChange: (text: string) => void; tried: boolean };

/** Whether the person has typed the word; spaces around it and capitals do not matter. */
export const isTyped = (word: string, value: string): boolean => value.trim().toLowerCase() === word.toLowerCase();

/** Asks to type a word before something that cannot be undone. */
export function TypedConfirm({ word, value, onChange, tried }: TypedConfirmProps) {
  return (
    <Field label={t.confirm.type(word)} error={tried && !isTyped(word, value) ? t.confirm.wrong(word) : undefined}>
      <TextInput autoComplete="off" spellCheck={false} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
