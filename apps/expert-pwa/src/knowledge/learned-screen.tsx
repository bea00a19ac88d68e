import type { JobView } from '@sysops/domain/dispatch';
import { AddArticle, type ArticleDraft } from '@sysops/domain/knowledge';
import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Field, Skeleton, TextArea, TextInput } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { api } from '../api/api.ts';
import { aboutJob, useSubmit } from '../dispatch/use-act.ts';
import { clearDraft, readDraft } from '../dispatch/use-draft.ts';
import { allJobs, useJobs } from '../dispatch/use-jobs.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { newCommandId } from '../offline/outbox.ts';
import { Screen } from '../shell/screen.tsx';

/** The fields of the screen: lists are typed with commas. */
const Learned = z.object({
  title: AddArticle.shape.title,
  symptom: AddArticle.shape.symptom,
  cause: AddArticle.shape.cause,
  fix: AddArticle.shape.fix,
  models: z.string().max(400),
  errorCodes: z.string().max(200),
});
type Learned = z.infer<typeof Learned>;

const listOf = (text: string, longest: number): string[] => text.split(',').map((part) => part.trim().slice(0, longest)).filter(Boolean).slice(0, 20);

/** After a job: what the next expert should know. May be skipped. */
export function LearnedScreen() {
  const { assignmentId } = useParams({ from: '/jobs/$assignmentId/learned' });
  const { view } = useJobs();
  const job = view ? allJobs(view).find((one) => one.assignmentId === assignmentId) : undefined;
  const draft = useQuery(api.knowledge.draftFor.queryOptions({ ticketId: job?.ticketId ?? '' }, { enabled: Boolean(job), staleTime: 300_000 }));
  const waiting = !job || (draft.isPending && draft.fetchStatus === 'fetching');
  const t = useMessages();
  if (waiting) return <Screen title={t.learned.title} back="/"><Skeleton className="h-64 w-full rounded-card" /></Screen>;
  return <LearnedForm job={job} draft={draft.data ?? { title: job.problem.title, category: job.device.category, symptom: '', models: [job.device.label] }} />;
}

function LearnedForm({ job, draft }: { job: JobView; draft: ArticleDraft }) {
  const t = useMessages();
  const submit = useSubmit();
  const navigate = useNavigate();
  const key = `learned:${job.assignmentId}`;
  const form = useForm<Learned>({
    resolver: zodResolver(Learned),
    defaultValues: { title: draft.title, symptom: draft.symptom, cause: '', fix: '', models: draft.models.join(', '), errorCodes: '', ...readDraft<Learned>(key) },
  });
  const { register, formState: { errors, isSubmitting } } = form;
  useEffect(() => form.subscribe({ formState: { values: true }, callback: ({ values }) => localStorage.setItem(`draft:${key}`, JSON.stringify(values)) }), [form, key]);
  const leave = (): Promise<void> => {
    clearDraft(key);
    return navigate({ to: '/', replace: true });
  };
  const share = async ({ models, errorCodes, ...words }: Learned): Promise<void> => {
    const input = { commandId: newCommandId(), articleId: newCommandId(), ticketId: job.ticketId, ...words, category: draft.category, models: listOf(models, 80), errorCodes: listOf(errorCodes, 20), audience: 'expert' as const };
    if (await submit(aboutJob(job), { procedure: 'knowledge.add', input }, t.learned.thanks)) await leave();
  };
  const said = (field: keyof Learned): string | undefined => (errors[field] ? (errors[field].type === 'too_small' ? t.learned.required : (errors[field].message ?? t.learned.tooLong)) : undefined);
  const footer = (
    <div className="grid grid-cols-[auto_1fr] gap-2">
      <Button onClick={() => void leave()}>{t.learned.skip}</Button>
      <Button variant="primary" wide busy={isSubmitting} type="submit" form="learned" className="min-h-14!">{t.learned.submit}</Button>
    </div>
  );
  return (
    <Screen title={t.learned.title} footer={footer}>
      <p className="text-muted">{t.learned.intro}</p>
      <form id="learned" noValidate className="flex flex-col gap-4" onSubmit={(event) => void form.handleSubmit(share)(event)}>
        <Field label={t.learned.name} error={said('title')}><TextInput maxLength={160} {...register('title')} /></Field>
        <Field label={t.learned.symptom} error={said('symptom')}><TextArea rows={3} {...register('symptom')} /></Field>
        <Field label={t.learned.cause} optional error={said('cause')}><TextArea rows={2} {...register('cause')} /></Field>
        <Field label={t.learned.fix} error={said('fix')}><TextArea rows={4} {...register('fix')} /></Field>
        <Field label={t.learned.models} hint={t.learned.commas} optional error={said('models')}><TextInput {...register('models')} /></Field>
        <Field label={t.learned.codes} hint={t.learned.commas} optional error={said('errorCodes')}><TextInput {...register('errorCodes')} /></Field>
      </form>
    </Screen>
  );
}
