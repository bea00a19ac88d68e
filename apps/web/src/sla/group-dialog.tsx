import { Checkbox, Field, TextInput } from '@sysops/ui';
import { useId, useState } from 'react';
import { client } from '../api/api.ts';
import { slaEn } from '../messages/console-sla-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

const t = slaEn.groups;

export type Person = { readonly accountId: string; readonly name: string };
export type Group = { readonly step: number; readonly name: string; readonly members: readonly Person[] };

type DialogProps = { group: Group; managers: readonly Person[]; onClose: () => void };

/** Who is called at one step, out of those who manage. */
export function GroupDialog({ group, managers, onClose }: DialogProps) {
  const [name, setName] = useState(group.name);
  const [members, setMembers] = useState<ReadonlySet<string>>(new Set(group.members.map(({ accountId }) => accountId)));
  const [tried, setTried] = useState(false);
  const hintId = useId();
  const act = useConsoleAct(client.sla.setGroup.mutate, t.saved);
  const toggle = (accountId: string, chosen: boolean): void => setMembers((before) => new Set(chosen ? [...before, accountId] : [...before].filter((id) => id !== accountId)));
  const submit = async (): Promise<void> => {
    setTried(true);
    if (name.trim() && (await act.run({ step: group.step, name: name.trim(), members: [...members] }))) onClose();
  };
  return (
    <FormDialog open title={t.editTitle(group.step)} submit={t.edit} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Field label={t.name} required error={tried && !name.trim() ? t.needName : undefined}><TextInput maxLength={80} value={name} onChange={(event) => setName(event.target.value)} /></Field>
      <fieldset aria-describedby={hintId} className="flex flex-col gap-1">
        <legend className="mb-1 font-medium">{t.members}</legend>
        <div className="max-h-64 overflow-y-auto">
          {managers.length === 0 ? <p className="text-muted">{t.noManagers}</p> : managers.map(({ accountId, name: person }) => <Checkbox key={accountId} label={person} checked={members.has(accountId)} onChange={(event) => toggle(accountId, event.target.checked)} />)}
        </div>
        <p id={hintId} className="text-small text-muted">{members.size === 0 ? t.nobodyChosen : t.chosen(members.size)}</p>
      </fieldset>
    </FormDialog>
  );
}
