import { Button, Field, RadioCards, Sheet, TextInput, type Choice } from '@sysops/ui';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../messages/use-messages.tsx';

export type ReasonSheetProps<Reason extends string> = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  intro?: string | undefined;
  question: string;
  choices: readonly Choice<Reason>[];
  submit: string;
  danger?: boolean | undefined;
  /** A free note beside the reason. */
  noted?: boolean | undefined;
  /** What else has to be said with a reason. */
  more?: ((reason: Reason) => ReactNode) | undefined;
  /** Whether something that belongs to this reason is still missing. */
  incomplete?: ((reason: Reason) => boolean) | undefined;
  children?: ReactNode;
  /** Resolves true when the answer is safe; the sheet then closes. */
  onSubmit: (reason: Reason, note: string) => Promise<boolean>;
};

const longestNote = 140;

/** Asks why, from a short list, with room for a note. */
export function ReasonSheet<Reason extends string>(props: ReasonSheetProps<Reason>) {
  const t = useMessages();
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const answer = async (): Promise<void> => {
    if (!reason) return;
    setBusy(true);
    const safe = await props.onSubmit(reason, note.trim());
    setBusy(false);
    if (safe) props.onOpenChange(false);
  };
  const more = reason ? props.more?.(reason) : null;
  const footer = (
    <>
      <Button onClick={() => props.onOpenChange(false)}>{t.cancel}</Button>
      <Button variant={props.danger ? 'danger' : 'primary'} busy={busy} disabled={!reason || (props.incomplete?.(reason) ?? false)} onClick={() => void answer()}>{props.submit}</Button>
    </>
  );
  return (
    <Sheet open={props.open} onOpenChange={props.onOpenChange} title={props.title} description={props.intro} footer={footer}>
      <div className="flex flex-col gap-5">
        <RadioCards label={props.question} choices={props.choices} value={reason} onChange={setReason} />
        {more ? <div key={reason} ref={intoView} className="scroll-mb-5">{more}</div> : null}
        {props.children}
        {props.noted ? (
          <Field label={t.note} hint={t.optionalNote} optional>
            <TextInput value={note} maxLength={longestNote} onChange={(event) => setNote(event.target.value)} />
          </Field>
        ) : null}
      </div>
    </Sheet>
  );
}

/** As a ref: what a choice brings up is on the screen, not below it. */
export const intoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });

/** The choices of a table of words, in its order. */
export const choicesOf = <Reason extends string>(words: Readonly<Record<Reason, string>>): Choice<Reason>[] =>
  (Object.keys(words) as Reason[]).map((value) => ({ value, label: words[value] }));
