import { zodResolver } from '@hookform/resolvers/zod';
import { SignIn, type DemoSignIn } from '@sysops/domain/identity';
import { BrandMark, Button, ErrorState, Field, TextInput } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { api, auth } from '../api/api.ts';
import { useOnline } from '../api/use-online.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { readQueue } from '../offline/store.ts';
import { enterApp, leaveApp } from './enter-app.ts';

/** E-mail and password; in demo mode also one button per expert. */
export function SignInScreen(props: { wrongRole: boolean }) {
  const t = useMessages();
  const [problem, setProblem] = useState<string | null>(null);
  const waiting = useUnsentCount();
  const signIn = async ({ email, password }: SignIn): Promise<void> => {
    setProblem(null);
    try {
      const answer = await auth.signIn(email, password);
      if (answer.kind === 'refused') setProblem(answer.message);
      else if (answer.kind === 'second_factor') setProblem(t.signIn.notExpert);
      else await enterApp();
    } catch {
      setProblem(t.signIn.unreachable);
    }
  };
  const said = problem ?? (props.wrongRole ? t.signIn.notExpert : null);
  return (
    <main id="main" className="flex min-h-dvh flex-col items-center bg-page px-4 py-10">
      <div className="flex w-full max-w-sm flex-1 flex-col justify-center gap-6">
        <header className="flex flex-col gap-3">
          <BrandMark size={48} />
          <h1 className="text-28 tracking-[-0.015em]">{t.signIn.title}</h1>
          <p className="text-muted">{waiting > 0 ? `${t.signIn.ended} ${t.signIn.waiting(waiting)}` : t.signIn.intro}</p>
        </header>
        {said ? <ErrorState compact title={said} advice={null} dataSafe={null} /> : null}
        {props.wrongRole ? <Button wide onClick={() => void leaveApp()}>{t.mine.signOut}</Button> : <SignInForm onSubmit={signIn} />}
        <DemoSignIns onPick={signIn} />
      </div>
    </main>
  );
}

function SignInForm(props: { onSubmit: (values: SignIn) => Promise<void> }) {
  const t = useMessages();
  const online = useOnline();
  const form = useForm({ resolver: zodResolver(SignIn), defaultValues: { email: '', password: '' } });
  const { errors, isSubmitting } = form.formState;
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void form.handleSubmit(props.onSubmit)(event)}>
      <Field label={t.signIn.email} error={errors.email?.message}>
        <TextInput type="email" autoComplete="username" inputMode="email" autoCapitalize="none" {...form.register('email')} />
      </Field>
      <Field label={t.signIn.password} error={errors.password?.message}>
        <TextInput type="password" autoComplete="current-password" {...form.register('password')} />
      </Field>
      {online ? null : <p className="text-small text-muted">{t.signIn.offline}</p>}
      <Button type="submit" variant="primary" wide busy={isSubmitting}>{t.signIn.submit}</Button>
    </form>
  );
}

function DemoSignIns(props: { onPick: (values: SignIn) => Promise<void> }) {
  const t = useMessages();
  const demo = useQuery(api.identity.demoSignIns.queryOptions());
  const [picked, setPicked] = useState<string | null>(null);
  const experts = (demo.data ?? []).filter(({ role }) => role === 'expert');
  if (experts.length === 0) return null;
  const pick = (choice: DemoSignIn): void => {
    setPicked(choice.email);
    void props.onPick(choice).finally(() => setPicked(null));
  };
  return (
    <section aria-labelledby="demo" className="flex flex-col gap-2 border-t border-line pt-5">
      <h2 id="demo" className="text-16">{t.signIn.demoTitle}</h2>
      <p className="text-small text-muted">{t.signIn.demoIntro}</p>
      <div className="mt-1 flex flex-col gap-2">
        {experts.slice(0, 6).map((choice) => (
          <Button key={choice.email} wide busy={picked === choice.email} onClick={() => pick(choice)}>{choice.label}</Button>
        ))}
      </div>
    </section>
  );
}

/** Changes on this phone that nobody is signed in to send. */
function useUnsentCount(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    readQueue().then((queue) => setCount(queue.length), (error: unknown) => console.error('The outbox cannot be read', error));
  }, []);
  return count;
}
