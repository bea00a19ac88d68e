import type { CandidateVerdict } from '@sysops/domain/dispatch';
import { Combobox, Field } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '../api/api.ts';
import { dispatchEn as t } from '../messages/console-dispatch-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { ReasonField } from '../shell/console-reason.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

export type Assignable = { readonly id: string; readonly number: number; readonly version: number };

/** The candidates of the ticket's latest decision, best first; none when there was no decision. */
function useJudged(ticketId: string): readonly CandidateVerdict[] {
  const view = useQuery(api.dispatch.forTicket.queryOptions({ ticketId }));
  const last = view.data?.decisions.at(-1);
  const decision = useQuery(api.dispatch.explain.queryOptions({ decisionId: last?.id ?? '' }, { enabled: last !== undefined }));
  return decision.data?.decision.candidates ?? [];
}

function noteOf(verdict: CandidateVerdict | undefined): string {
  if (!verdict) return t.assign.notJudged;
  if (verdict.eligible) return t.assign.fits(Math.round(verdict.score?.total ?? 0));
  return t.assign.fitsNot(verdict.rules.filter((rule) => !rule.passed).map((rule) => rule.detail).join(', '));
}

/** A manager's own choice; whoever fits best by the last decision stands first, and why somebody does not fit is said. */
export function AssignDialog({ ticket, expertId, onClose }: { ticket: Assignable; expertId?: string | undefined; onClose: () => void }) {
  const [chosen, setChosen] = useState<string | null>(expertId ?? null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const judged = useJudged(ticket.id);
  const experts = useQuery(api.experts.list.queryOptions({ activeOnly: true }));
  const act = useConsoleAct(client.dispatch.assignByHand.mutate, t.assign.done);
  const rank = new Map(judged.map((verdict, index) => [verdict.expertId, index]));
  const choices = (experts.data ?? [])
    .toSorted((a, b) => (rank.get(a.id) ?? judged.length) - (rank.get(b.id) ?? judged.length))
    .map((expert) => ({ value: expert.id, label: expert.name, note: noteOf(judged[rank.get(expert.id) ?? -1]) }));
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!chosen || !reason.trim()) return;
    if (await act.run({ ticketId: ticket.id, version: ticket.version, expertId: chosen, reason: reason.trim() })) onClose();
  };
  return (
    <FormDialog open title={`${t.assign.title}: #${ticket.number}`} description={t.assign.text} submit={t.assign.submit} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Field label={t.assign.expert} hint={judged.length > 0 ? t.assign.judged : undefined} required error={tried && !chosen ? t.assign.needExpert : undefined}>
        <Combobox choices={choices} value={chosen} onChange={setChosen} placeholder={t.assign.placeholder} />
      </Field>
      <ReasonField value={reason} onChange={setReason} error={tried && !reason.trim() ? t.assign.needReason : undefined} />
    </FormDialog>
  );
}
