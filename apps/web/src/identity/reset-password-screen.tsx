import { Button, buttonClass, EmptyState, ErrorState, Field, TextInput, toast } from '@sysops/ui';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { auth } from '../api/api.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { useTitle } from '../shell/use-title.ts';

/** Where the link of the mail leads. */
export function ResetPasswordScreen() {
  const t = useMessages();
  const { token } = useSearch({ from: '/site/reset-password' });
  useTitle(t.reset.title);
  if (token) return <NewPassword token={token} />;
  return <div className="page"><EmptyState page drawing="search" title={t.reset.noToken} text={t.reset.noTokenText} action={<AskAgain />} /></div>;
}

function AskAgain() {
  const t = useMessages();
  return <Link to="/forgot-password" className={buttonClass()}>{t.reset.askAgain}</Link>;
}

function NewPassword({ token }: { token: string }) {
  const t = useMessages();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ defaultValues: { password: '' } });
  const save = async ({ password }: { password: string }): Promise<void> => {
    setProblem(null);
    try {
      const answer = await auth.resetPassword(token, password);
      if (answer.kind === 'refused') return setProblem(answer.message);
      toast.success(t.reset.done);
      await navigate({ to: '/sign-in', replace: true });
    } catch {
      setProblem(t.errors.unreachable);
    }
  };
  const { errors, isSubmitting } = form.formState;
  return (
    <div className="page flex max-w-md! flex-col gap-6">
      <h1 className="headline text-40">{t.reset.title}</h1>
      <form noValidate className="flex flex-col gap-5" onSubmit={(event) => void form.handleSubmit(save)(event)}>
        {problem ? <ErrorState compact title={problem} advice={null} dataSafe={null} actions={<AskAgain />} /> : null}
        <Field label={t.reset.password} hint={t.reset.hint} error={errors.password?.message}>
          <TextInput type="password" autoComplete="new-password" {...form.register('password', { required: t.errors.required, minLength: { value: 10, message: t.errors.passwordShort } })} />
        </Field>
        <Button type="submit" variant="primary" wide busy={isSubmitting}>{t.reset.submit}</Button>
      </form>
    </div>
  );
}
