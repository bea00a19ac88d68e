import { ArticleAudience } from '@sysops/domain/knowledge';
import { DeviceCategory } from '@sysops/domain/tickets';
import { Button, Card, Field, Select, TextArea, TextInput } from '@sysops/ui';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { v7 } from 'uuid';
import { client } from '../api/api.ts';
import { consoleEn } from '../messages/console-en.ts';
import { knowledgeEn as t } from '../messages/console-knowledge-en.ts';
import { audienceWords, categoryWords } from '../messages/console-words.ts';
import { ConsolePage } from '../shell/console-page.tsx';
import { Refused } from '../shell/console-refused.tsx';
import { UnsavedGuard } from '../shell/unsaved-guard.tsx';
import { focusFirstInvalid } from '../shell/focus-first-invalid.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';

type Form = { readonly title: string; readonly category: DeviceCategory; readonly symptom: string; readonly cause: string; readonly fix: string; readonly models: string; readonly errorCodes: string; readonly audience: ArticleAudience };

const blank: Form = { title: '', category: 'computer', symptom: '', cause: '', fix: '', models: '', errorCodes: '', audience: 'expert' };
const listOf = (text: string): string[] => text.split(',').map((part) => part.trim()).filter((part) => part !== '');

/** A new article, usable at once. */
export function AddArticleScreen() {
  const navigate = useNavigate();
  const [articleId] = useState(() => v7());
  const [form, setForm] = useState(blank);
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState(false);
  const act = useConsoleAct(client.knowledge.add.mutate, t.form.done);
  const change = (part: Partial<Form>): void => setForm((before) => ({ ...before, ...part }));
  const missing = [form.title, form.symptom, form.fix].some((text) => text.trim() === '');
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!missing && (await act.run({ articleId, ...form, models: listOf(form.models), errorCodes: listOf(form.errorCodes) }))) setMade(true);
  };
  // Leaves only after the guard has heard that everything is saved.
  useEffect(() => {
    if (made) void navigate({ to: '/console/knowledge/$articleId', params: { articleId }, replace: true });
  }, [made, navigate, articleId]);
  return (
    <ConsolePage title={t.form.title} description={t.form.text} back={{ to: '/console/knowledge', label: t.back }}>
      <UnsavedGuard dirty={form !== blank && !made && !act.busy} />
      <form
        noValidate
        className="flex max-w-3xl flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
          focusFirstInvalid(event.currentTarget);
        }}
      >
        <Card><ArticleFields form={form} change={change} tried={tried} /></Card>
        <Refused problem={act.problem} />
        <div className="flex justify-end gap-2">
          <Button onClick={() => void navigate({ to: '/console/knowledge' })}>{consoleEn.cancel}</Button>
          <Button type="submit" variant="primary" busy={act.busy}>{t.form.submit}</Button>
        </div>
      </form>
    </ConsolePage>
  );
}

function ArticleFields({ form, change, tried }: { form: Form; change: (part: Partial<Form>) => void; tried: boolean }) {
  const need = (text: string): string | undefined => (tried && !text.trim() ? t.form.need : undefined);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field className="sm:col-span-2" label={t.form.name} required error={need(form.title)}><TextInput maxLength={160} value={form.title} onChange={(event) => change({ title: event.target.value })} /></Field>
      <Field label={t.category}><Select value={form.category} onChange={(category) => change({ category })} choices={DeviceCategory.options.map((value) => ({ value, label: categoryWords[value] }))} /></Field>
      <Field label={t.audience}><Select value={form.audience} onChange={(audience) => change({ audience })} choices={ArticleAudience.options.map((value) => ({ value, label: audienceWords[value] }))} /></Field>
      <Field className="sm:col-span-2" label={t.symptom} required error={need(form.symptom)}><TextArea maxLength={2000} value={form.symptom} onChange={(event) => change({ symptom: event.target.value })} /></Field>
      <Field className="sm:col-span-2" label={t.cause} optional><TextArea rows={2} maxLength={2000} value={form.cause} onChange={(event) => change({ cause: event.target.value })} /></Field>
      <Field className="sm:col-span-2" label={t.fix} required error={need(form.fix)}><TextArea rows={6} maxLength={6000} value={form.fix} onChange={(event) => change({ fix: event.target.value })} /></Field>
      <Field label={t.models} hint={t.listHint} optional><TextInput value={form.models} onChange={(event) => change({ models: event.target.value })} /></Field>
      <Field label={t.errorCodes} hint={t.listHint} optional><TextInput value={form.errorCodes} onChange={(event) => change({ errorCodes: event.target.value })} /></Field>
    </div>
  );
}
