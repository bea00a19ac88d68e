import type { SignIn } from '@sysops/domain/identity';
import { ErrorState } from '@sysops/ui';
import { useState } from 'react';
import { api, auth, client, queryClient } from '../api/api.ts';
import { sessionWatch } from '../api/session-watch.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { CodeForm } from './code-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactorSetup } from './second-factor-setup.tsx';
import { readError } from '@sysops/api-client';

type Step = { readonly kind: 'password' } | { readonly kind: 'code' } | { readonly kind: 'setup'; readonly password: string };

export type SignInFlow = {
  readonly step: Step;
  readonly problem: string | null;
  readonly signIn: (values: SignIn, code?: string | null) => Promise<void>;
  readonly confirm: (code: string) => Promise<void>;
  readonly restart: () => void;
};

/** Who is signed in now; null when a second factor has to be set up first. */
async function whoEntered(): Promise<boolean> {
  try {
    const me = await client.identity.me.query();
    queryClient.setQueryData(api.identity.me.queryKey(), me);
    sessionWatch.renew();
    return true;
  } catch (error) {
    if (readError(error).code === 'second_factor_required') return false;
    throw error;
  }
}

/** Password, then the code where one is asked for. `onEntered` runs when the session is there. */
export function useSignIn(onEntered: () => void): SignInFlow {
  const t = useMessages();
  const [step, setStep] = useState<Step>({ kind: 'password' });
  const [problem, setProblem] = useState<string | null>(null);
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    setProblem(null);
    try {
      await work();
    } catch {
      setProblem(t.errors.unreachable);
    }
  };
  const enter = async (password: string): Promise<void> => {
    if (await whoEntered()) onEntered();
    else setStep({ kind: 'setup', password });
  };
  const verify = async (code: string): Promise<void> => {
    const answer = await auth.verifyTotp(code);
    if (answer.kind === 'refused') setProblem(answer.message);
    else await enter('');
  };
  return {
    step,
    problem,
    restart: () => {
      setProblem(null);
      setStep({ kind: 'password' });
    },
    confirm: (code) => guarded(() => verify(code)),
    signIn: (values, code) =>
      guarded(async () => {
        const answer = await auth.signIn(values.email, values.password);
        if (answer.kind === 'refused') return setProblem(answer.message);
        if (answer.kind === 'signed_in') return enter(values.password);
        if (code) return verify(code);
        setStep({ kind: 'code' });
      }),
  };
}

/** The forms of the flow, with what went wrong above them. */
export function SignInSteps(props: { flow: SignInFlow; email?: string | undefined }) {
  const { flow } = props;
  return (
    <div className="flex flex-col gap-5">
      {flow.problem ? <ErrorState compact title={flow.problem} advice={null} dataSafe={null} /> : null}
      {flow.step.kind === 'password' ? <PasswordForm email={props.email} onSubmit={(values) => flow.signIn(values)} /> : null}
      {flow.step.kind === 'code' ? <CodeForm onSubmit={flow.confirm} onRestart={flow.restart} /> : null}
      {flow.step.kind === 'setup' ? <SecondFactorSetup password={flow.step.password} onConfirm={flow.confirm} onRestart={flow.restart} /> : null}
    </div>
  );
}
