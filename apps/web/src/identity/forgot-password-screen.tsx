import { Button, ErrorState, Field, TextInput } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { auth } from '../api/api.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { useTitle } from '../shell/use-title.ts';

export function ForgotPasswordScreen() {
  const t = useMessages();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const form = useForm({ defaultValues: { email: '' } });
  useTitle(t.forgot.title);
  const send = async ({ email }: { email: string }): Promise<void> => {
    setFailed(false);
    try {
      await auth.requestPasswordReset(email);
      setSentTo(email);
    } catch {
      setFailed(true);
    }
  };
  const { errors, isSubmitting } = form.formState;
  return (
    <div className="page flex max-w-md! flex-col gap-6">
      <h1 className="headline text-40">{sentTo ? t.forgot.sentTitle : t.forgot.title}</h1>
      {sentTo ? (
        <p role="status" className="text-muted">{t.forgot.sentText(sentTo)}</p>
      ) : (
        <form noValidate className="flex flex-col gap-5" onSubmit={(event) => void form.handleSubmit(send)(event)}>
          <p className="text-muted">{t.forgot.intro}</p>
          {failed ? <ErrorState compact title={t.errors.unreachable} advice={null} dataSafe={null} /> : null}
          <Field label={t.signIn.email} error={errors.email?.message}>
            <TextInput type="email" autoComplete="username" inputMode="email" autoCapitalize="none" {...form.register('email', { required: t.errors.required, setValueAs: (value: string) => value.trim(), pattern: { value: /^\S+@\S+\.\S+$/, message: t.errors.email } })} />
          </Field>
          <Button type="submit" variant="primary" wide busy={isSubmitting}>{t.forgot.submit}</Button>
        </form>
      )}
      <p><Link to="/sign-in" className="link">{t.forgot.toSignIn}</Link></p>
    </div>
  );
}
