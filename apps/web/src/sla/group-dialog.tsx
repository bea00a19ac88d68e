import { Field, TextArea, TextInput } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { slaEn } from '../messages/console-sla-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

const t = slaEn.groups;

export type Group = { readonly step: number; readonly name: string; readonly members: readonly string[] };

/** One name on each line or between commas, each once. */
const membersIn = (text: string): string[] => [...new Set(text.split(/[\n,]+/).map((part) => part.trim()).filter((part) => part !== ''))];

/** Who is called at one step. */
export function GroupDialog({ group, onClose }: { group: Group; onClose: () => void }) {
  const [name, setName] = useState(group.name);
  const [text, setText] = useState(group.members.join('\n'));
  const [tried, setTried] = useState(false);
  const act = useConsoleAct(client.sla.setGroup.mutate, t.saved);
  const members = membersIn(text);
  const tooMany = members.length > 50 || members.some((member) => member.length > 100);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (name.trim() && !tooMany && (await act.run({ step: group.step, name: name.trim(), members }))) onClose();
  };
  return (
    <FormDialog open title={t.editTitle(group.step)} submit={t.edit} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Field label={t.name} required error={tried && !name.trim() ? t.needName : undefined}><TextInput maxLength={80} value={name} onChange={(event) => setName(event.target.value)} /></Field>
      <Field label={t.members} hint={t.membersHint} optional error={tooMany ? t.tooMany : undefined}><TextArea rows={4} value={text} onChange={(event) => setText(event.target.value)} /></Field>
    </FormDialog>
  );
}
