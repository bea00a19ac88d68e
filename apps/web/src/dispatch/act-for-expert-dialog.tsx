import { DeclineReason, type AssignmentView } from '@sysops/domain/dispatch';
import { hour } from '@sysops/domain/shared';
import { HoldReason, ResolutionCode, type TicketStatus } from '@sysops/domain/tickets';
import { Field, Select, TextArea, TextInput } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { dispatchEn as t } from '../messages/console-dispatch-en.ts';
import { declineWords, holdWords, resolutionWords } from '../messages/console-words.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { ReasonField } from '../shell/console-reason.tsx';
import { fromLocalInput, toLocalInput } from '../shell/console-times.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { actsFor, type ExpertAct } from './expert-acts.ts';

type Form = { readonly act: ExpertAct; readonly reason: string; readonly declineReason: DeclineReason; readonly resolution: ResolutionCode; readonly summary: string; readonly holdReason: HoldReason; readonly resume: string };
type Said = Form & { readonly assignmentId: string; readonly commandId: string };

/** Each act as the server knows it. */
function send({ act, commandId, assignmentId, reason, ...form }: Said): Promise<unknown> {
  const common = { commandId, assignmentId, reason };
  switch (act) {
    case 'accept': return client.dispatch.accept.mutate({ ...common, andGo: false });
    case 'accept_go': return client.dispatch.accept.mutate({ ...common, andGo: true });
    case 'decline': return client.dispatch.decline.mutate({ ...common, declineReason: form.declineReason });
    case 'travel': return client.dispatch.startTravel.mutate(common);
    case 'arrive': return client.dispatch.arrive.mutate(common);
    case 'complete': return client.dispatch.complete.mutate({ ...common, resolution: form.resolution, summary: form.summary, knowledge: { kind: 'none_fits' } });
    case 'cannot': return client.dispatch.cannotComplete.mutate(common);
    case 'release': return client.dispatch.release.mutate(common);
    case 'pause': return client.dispatch.pause.mutate({ ...common, holdReason: form.holdReason, resumeAt: fromLocalInput(form.resume) ?? 0 });
    case 'resume': return client.dispatch.resume.mutate(common);
  }
}

const startOf = (act: ExpertAct): Form => ({ act, reason: '', declineReason: 'schedule', resolution: 'repaired', summary: '', holdReason: 'part_needed', resume: toLocalInput(Date.now() + hour) });

/** A manager says for an expert what happened, and why he says it. */
export function ActForExpertDialog(props: { assignment: AssignmentView; ticketStatus: TicketStatus; onClose: () => void }) {
  const { assignment, ticketStatus, onClose } = props;
  const acts = actsFor(assignment.status, ticketStatus);
  const [form, setForm] = useState<Form>(() => startOf(acts[0] ?? 'accept'));
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Form>): void => setForm((before) => ({ ...before, ...part }));
  const act = useConsoleAct(send, t.acts.done);
  const complete = form.reason.trim() !== '' && (form.act !== 'complete' || form.summary.trim() !== '');
  const submit = async (): Promise<void> => {
    setTried(true);
    if (complete && (await act.run({ ...form, reason: form.reason.trim(), assignmentId: assignment.id }))) onClose();
  };
  return (
    <FormDialog open title={t.acts.title(assignment.expertName)} description={t.acts.text} submit={t.acts.submit} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Field label={t.acts.act}>
        <Select value={form.act} onChange={(next) => change({ act: next })} choices={acts.map((value) => ({ value, label: t.acts.names[value] }))} />
      </Field>
      <ActFields form={form} change={change} tried={tried} />
      <ReasonField value={form.reason} onChange={(reason) => change({ reason })} error={tried && !form.reason.trim() ? t.acts.needReason : undefined} />
    </FormDialog>
  );
}

function ActFields({ form, change, tried }: { form: Form; change: (part: Partial<Form>) => void; tried: boolean }) {
  if (form.act === 'decline') {
    return <Field label={t.acts.declineReason}><Select value={form.declineReason} onChange={(declineReason) => change({ declineReason })} choices={DeclineReason.options.map((value) => ({ value, label: declineWords[value] }))} /></Field>;
  }
  if (form.act === 'complete') {
    return (
      <>
        <Field label={t.acts.resolution}><Select value={form.resolution} onChange={(resolution) => change({ resolution })} choices={ResolutionCode.options.map((value) => ({ value, label: resolutionWords[value] }))} /></Field>
        <Field label={t.acts.summary} required error={tried && !form.summary.trim() ? t.acts.needSummary : undefined}><TextArea maxLength={2000} value={form.summary} onChange={(event) => change({ summary: event.target.value })} /></Field>
      </>
    );
  }
  if (form.act === 'pause') {
    return (
      <>
        <Field label={t.acts.holdReason}><Select value={form.holdReason} onChange={(holdReason) => change({ holdReason })} choices={HoldReason.options.map((value) => ({ value, label: holdWords[value] }))} /></Field>
        <Field label={t.acts.resumeAt}><TextInput type="datetime-local" value={form.resume} onChange={(event) => change({ resume: event.target.value })} /></Field>
      </>
    );
  }
  return null;
}
