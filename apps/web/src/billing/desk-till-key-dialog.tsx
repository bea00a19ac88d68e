import type { NewTillKey } from '@sysops/domain/billing';
import { Button, CopyText, Dialog, Field, TextInput } from '@sysops/ui';
import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { client } from '../api/api.ts';
import { tillKeysEn as t } from '../messages/console-till-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

type Command = { readonly commandId: string; readonly name: string };

/** Asks for the till's name, then shows its key, once; the text is in this dialog and in no cache. */
export function TillKeyDialog({ onClose }: { onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<NewTillKey | null>(null);
  // The same name sent again keeps its id, so an answer that got lost leaves no second key behind.
  const act = useConsoleAct(async ({ commandId, name: asked }: Command) => setMade(await client.billing.makeTillKey.mutate({ tillKeyId: commandId, name: asked })));
  const submit = (): void => {
    setTried(true);
    if (name.trim() !== '') void act.run({ name: name.trim() });
  };
  if (made) return <MadeKey made={made} onClose={onClose} />;
  return (
    <FormDialog open initialFocus={field} title={t.addTitle} description={t.addText} submit={t.make} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={submit}>
      <Field label={t.name} hint={t.nameHint} required error={tried && name.trim() === '' ? t.nameError : undefined}>
        <TextInput ref={field} autoComplete="off" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
    </FormDialog>
  );
}

function MadeKey({ made, onClose }: { made: NewTillKey; onClose: () => void }) {
  const copyButton = useRef<HTMLButtonElement>(null);
  const text = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(made.key);
      setCopied(true);
    } catch {
      // No clipboard, as on a page without encryption: the key is selected for whoever copies by hand.
      if (text.current) getSelection()?.selectAllChildren(text.current);
    }
  };
  return (
    <Dialog
      open
      stays
      onOpenChange={(open) => !open && onClose()}
      initialFocus={copyButton}
      title={t.madeTitle(made.name)}
      description={t.madeText}
      footer={<Button variant="primary" onClick={onClose}>{t.done}</Button>}
    >
      <div className="flex flex-col items-start gap-3">
        <code ref={text} aria-label={t.key} className="block w-full rounded-control border border-line-strong bg-surface px-3 py-2.5 font-mono text-[0.9375em] leading-relaxed break-all text-ink select-all">{made.key}</code>
        <Button ref={copyButton} icon={copied ? <Check /> : <Copy />} onClick={() => void copy()}>{copied ? t.copied : t.copy}</Button>
        <span role="status" className="sr-only">{copied ? t.copied : ''}</span>
        <div className="mt-1 flex max-w-full flex-wrap items-center gap-x-2 gap-y-1 text-small text-muted">{t.address}<CopyText text={`${location.origin}/api/till/sales`} /></div>
      </div>
    </Dialog>
  );
}
