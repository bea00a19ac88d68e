import { Button, Field, TextInput } from '@sysops/ui';
import { useForm } from 'react-hook-form';
import { useMessages } from '../messages/use-messages.tsx';

/** The six digits of an authenticator app. */
export function CodeForm(props: { onSubmit: (code: string) => Promise<void>; onRestart: () => void }) {
  const t = useMessages();
  const form = useForm({ defaultValues: { code: '' } });
  const { errors, isSubmitting } = form.formState;
  return (
    <form noValidate className="flex flex-col gap-5" onSubmit={(event) => void form.handleSubmit(({ code }) => props.onSubmit(code))(event)}>
      <Field label={t.signIn.code} hint={t.signIn.codeIntro} error={errors.code?.message}>
        <TextInput inputMode="numeric" autoComplete="one-time-code" maxLength={7} className="tabular" {...form.register('code', { setValueAs: (value: string) => value.replaceAll(/\s/g, ''), pattern: { value: /^\d{6}$/, message: t.signIn.codeWrong }, required: t.signIn.codeWrong })} />
      </Field>
      <Button type="submit" variant="primary" wide busy={isSubmitting}>{t.signIn.confirm}</Button>
      <Button variant="quiet" wide onClick={props.onRestart}>{t.signIn.otherAccount}</Button>
    </form>
  );
}
