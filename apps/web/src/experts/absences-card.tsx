import { readError } from '@sysops/api-client';
import type { AbsenceView, ExpertView } from '@sysops/domain/experts';
import { day, hour } from '@sysops/domain/shared';
import { Button, Card, Field, IconButton, TextInput, toast, toastUndo } from '@sysops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { v7 } from 'uuid';
import { client } from '../api/api.ts';
import { consoleEn } from '../messages/console-en.ts';
import { expertsEn } from '../messages/console-experts-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { fromLocalInput, fullMoment, toLocalInput } from '../shell/console-times.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';

const t = expertsEn.absences;

/** Days off that are still ahead. Removing one can be taken back. */
export function AbsencesCard({ expert }: { expert: ExpertView }) {
  const [adding, setAdding] = useState(false);
  const queryClient = useQueryClient();
  const restore = async (absence: AbsenceView): Promise<void> => {
    try {
      const { version } = await client.experts.get.query({ expertId: expert.id });
      await client.experts.addAbsence.mutate({ commandId: v7(), absenceId: v7(), expertId: expert.id, version, from: absence.from, to: absence.to, reason: absence.reason });
      toast.success(t.restored);
      void queryClient.invalidateQueries();
    } catch (error) {
      toast.error(readError(error).message);
    }
  };
  const remove = useConsoleAct(client.experts.removeAbsence.mutate);
  const removeOne = async (absence: AbsenceView): Promise<void> => {
    if (await remove.run({ expertId: expert.id, version: expert.version, absenceId: absence.id })) toastUndo(t.removed, { label: consoleEn.undo, run: () => void restore(absence) });
    else toast.error(consoleEn.errors.stale, { description: consoleEn.errors.staleAdvice });
  };
  return (
    <Card title={t.title} actions={<Button size="small" icon={<Plus />} onClick={() => setAdding(true)}>{t.add}</Button>}>
      {expert.absences.length === 0 ? <p className="text-muted">{t.none}</p> : (
        <ul className="divide-y divide-line">
          {expert.absences.map((absence) => (
            <li key={absence.id} className="flex items-center justify-between gap-3 py-2">
              <span className="min-w-0"><span className="font-medium">{absence.reason}</span><span className="tabular block text-small text-muted">{fullMoment(absence.from)} – {fullMoment(absence.to)}</span></span>
              <IconButton size="small" label={t.removeOf(absence.reason)} icon={<Trash2 />} onClick={() => void removeOne(absence)} />
            </li>
          ))}
        </ul>
      )}
      {adding ? <AddAbsenceDialog expert={expert} onClose={() => setAdding(false)} /> : null}
    </Card>
  );
}

function AddAbsenceDialog({ expert, onClose }: { expert: ExpertView; onClose: () => void }) {
  const [absenceId] = useState(() => v7());
  const [from, setFrom] = useState(() => toLocalInput(Math.ceil(Date.now() / hour) * hour));
  const [to, setTo] = useState(() => toLocalInput(Math.ceil(Date.now() / hour) * hour + day));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useConsoleAct(client.experts.addAbsence.mutate, t.added);
  const [begin, end] = [fromLocalInput(from), fromLocalInput(to)];
  const ordered = begin !== null && end !== null && end > begin;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!ordered || !reason.trim()) return;
    if (await act.run({ expertId: expert.id, version: expert.version, absenceId, from: begin, to: end, reason: reason.trim() })) onClose();
  };
  return (
    <FormDialog open title={t.add} submit={t.add} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t.from}><TextInput type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} /></Field>
        <Field label={t.to} error={tried && !ordered ? t.orderError : undefined}><TextInput type="datetime-local" value={to} onChange={(event) => setTo(event.target.value)} /></Field>
      </div>
      <Field label={t.reason} hint={t.reasonHint} required error={tried && !reason.trim() ? t.reasonError : undefined}><TextInput maxLength={120} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
    </FormDialog>
  );
}
