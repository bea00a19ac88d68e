import type { JobView } from '@sysops/domain/dispatch';
import type { ResolutionCode } from '@sysops/domain/tickets';
import { Button, Field, RadioCards, TextArea, TextInput } from '@sysops/ui';
import { Navigate, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { FixChoice } from '../knowledge/fix-choice.tsx';
import { useMessages } from '../messages/use-messages.tsx';
import { Screen } from '../shell/screen.tsx';
import { aboutJob, actFields, useSubmit } from './use-act.ts';
import { clearDraft, useDraft } from './use-draft.ts';
import { allJobs, useJobs } from './use-jobs.ts';

/** An article's id, or that none fits. */
type Fix = string;
type Draft = { readonly resolution: ResolutionCode | null; readonly summary: string; readonly parts: string; readonly fix: Fix | null };

const longestSummary = 1_800;

export function CompleteScreen() {
  const { assignmentId } = useParams({ from: '/jobs/$assignmentId/complete' });
  const { view } = useJobs();
  const [finishing, setFinishing] = useState(false);
  const job = view ? allJobs(view).find((one) => one.assignmentId === assignmentId) : undefined;
  if (!view) return null;
  // The last press shows the job as done at once; where it leads then is the form's choice.
  if (job && (finishing || job.status === 'arrived')) return <CompleteForm key={assignmentId} job={job} busy={finishing} setBusy={setFinishing} />;
  return <Navigate to="/jobs/$assignmentId" params={{ assignmentId }} replace />;
}

function CompleteForm({ job, busy, setBusy }: { job: JobView; busy: boolean; setBusy: (busy: boolean) => void }) {
  const t = useMessages();
  const submit = useSubmit();
  const navigate = useNavigate();
  const key = `complete:${job.assignmentId}`;
  const [draft, change] = useDraft<Draft>(key, { resolution: null, summary: '', parts: '', fix: null });
  const [step, setStep] = useState<1 | 2>(1);
  const [tried, setTried] = useState(false);
  const stepDone = step === 1 ? draft.resolution !== null && draft.summary.trim() !== '' : draft.fix !== null;

  const finish = async (): Promise<void> => {
    if (!draft.resolution || !draft.fix) return;
    setBusy(true);
    const knowledge = draft.fix === 'none_fits' ? { kind: 'none_fits' as const } : { kind: 'article' as const, articleId: draft.fix };
    const parts = draft.resolution === 'part_replaced' && draft.parts.trim() ? `\n${t.complete.partsLine(draft.parts.trim())}` : '';
    const input = { ...actFields(job), resolution: draft.resolution, summary: draft.summary.trim() + parts, knowledge };
    const learn = draft.fix === 'none_fits';
    const safe = await submit(aboutJob(job), { procedure: 'dispatch.complete', input }, t.complete.done);
    if (!safe) return setBusy(false);
    clearDraft(key);
    await (learn ? navigate({ to: '/jobs/$assignmentId/learned', params: { assignmentId: job.assignmentId }, replace: true }) : navigate({ to: '/', replace: true }));
  };
  const next = (): void => {
    setTried(!stepDone);
    if (!stepDone) return;
    if (step === 1) setStep(2);
    else void finish();
  };
  const footer = (
    <div className={step === 2 ? 'grid grid-cols-[auto_1fr] gap-2' : ''}>
      {step === 2 ? <Button onClick={() => setStep(1)}>{t.back}</Button> : null}
      <Button variant="primary" wide busy={busy} className="min-h-14!" onClick={next}>{step === 1 ? t.complete.next : t.complete.submit}</Button>
    </div>
  );
  return (
    <Screen title={t.complete.title} back="/" footer={footer}>
      <div className="flex flex-col gap-1.5">
        <p className="tabular text-small text-muted">{aboutJob(job)} · {t.complete.step(step, 2)}</p>
        <div aria-hidden className="flex gap-1.5">{[1, 2].map((n) => <span key={n} className={`h-1 flex-1 rounded-pill ${n <= step ? 'bg-primary' : 'bg-neutral-5'}`} />)}</div>
      </div>
      {step === 1 ? <WhatWasDone draft={draft} change={change} tried={tried} /> : <FixChoice job={job} value={draft.fix} onChange={(fix) => change({ fix })} error={tried && !draft.fix ? t.complete.chooseFix : undefined} />}
    </Screen>
  );
}

function WhatWasDone({ draft, change, tried }: { draft: Draft; change: (change: Partial<Draft>) => void; tried: boolean }) {
  const t = useMessages();
  const choices = (Object.keys(t.complete.resolutions) as ResolutionCode[]).map((value) => ({ value, label: t.complete.resolutions[value], note: t.complete.resolutionNotes[value] }));
  return (
    <>
      <RadioCards label={t.complete.what} columns={2} choices={choices} value={draft.resolution} onChange={(resolution) => change({ resolution })} error={tried && !draft.resolution ? t.complete.chooseOutcome : undefined} />
      {draft.resolution === 'part_replaced' ? (
        <Field label={t.complete.parts} hint={t.complete.partsHint} optional>
          <TextInput value={draft.parts} maxLength={160} onChange={(event) => change({ parts: event.target.value })} />
        </Field>
      ) : null}
      <Field label={t.complete.summary} hint={t.complete.summaryHint} error={tried && !draft.summary.trim() ? t.complete.writeSummary : undefined}>
        <TextArea rows={4} value={draft.summary} maxLength={longestSummary} onChange={(event) => change({ summary: event.target.value })} />
      </Field>
    </>
  );
}
