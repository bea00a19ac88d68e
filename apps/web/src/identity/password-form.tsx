import type { SignIn } from '@sysops/domain/identity';
import { Button, Field, TextInput } from '@sysops/ui';
import { useForm } from 'react-hook-form';
import { useMessages } from '../messages/use-messages.tsx';

/** E-mail and password. */
export function PasswordForm(props: { email?: string | undefined; onSubmit: (values: SignIn) => Promise<void> }) {
  const t = useMessages();
  const form = useForm<SignIn>({ defaultValues: { email: props.email ?? '', password: '' } });
  const { errors, isSubmitting } = form.formState;
  return (
    <form noValidate className="flex flex-col gap-5" onSubmit={(event) => void form.handleSubmit(props.onSubmit)(event)}>
      <Field label={t.signIn.email} error={errors.email?.message}>
        <TextInput type="email" autoComplete="username" inputMode="email" autoCapitalize="none" {...form.register('email', { required: t.errors.required, setValueAs: (value: string) => value.trim(), pattern: { value: /^\S+@\S+\.\S+$/, message: t.errors.email } })} />
      </Field>
      <Field label={t.signIn.password} error={errors.password?.message}>
        <TextInput type="password" autoComplete="current-password" {...form.register('password', { required: t.errors.required })} />
      </Field>
      <Button type="submit" variant="primary" wide busy={isSubmitting}>{t.signIn.submit}</Button>
    </form>
  );
}
