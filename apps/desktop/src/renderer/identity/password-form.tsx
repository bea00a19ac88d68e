import { zodResolver } from '@hookform/resolvers/zod';
import { SignIn } from '@sysops/domain/identity';
import { Button, Field, TextInput } from '@sysops/ui';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';

export function PasswordForm(props: { onSubmit: (values: SignIn) => Promise<void> }) {
  const { register, handleSubmit, setFocus, formState } = useForm({ resolver: zodResolver(SignIn), defaultValues: { email: '', password: '' } });
  useEffect(() => setFocus('email'), [setFocus]);
  return (
    <form noValidate className="flex flex-col gap-3" onSubmit={(event) => void handleSubmit(props.onSubmit)(event)}>
      <Field label="E-mail" error={formState.errors.email && 'Enter your e-mail address'}>
        <TextInput type="email" autoComplete="username" {...register('email')} />
      </Field>
      <Field label="Password" error={formState.errors.password && 'Enter your password'}>
        <TextInput type="password" autoComplete="current-password" {...register('password')} />
      </Field>
      <Button type="submit" variant="primary" wide busy={formState.isSubmitting}>Continue</Button>
    </form>
  );
}
