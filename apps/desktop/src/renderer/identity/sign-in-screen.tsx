import type { SignInAnswer } from '@sysops/api-client';
import type { DemoSignIn, MeView, SignIn } from '@sysops/domain/identity';
import { BrandMark, Button, ErrorState } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, auth, desk, queryClient } from '../api/api.ts';
import { CodeForm } from './code-form.tsx';
import { leaveProgram } from './leave-program.ts';
import { PasswordForm } from './password-form.tsx';
import { ServerForm } from './server-form.tsx';

const unreachable = 'The server cannot be reached right now. Tickets that are not sent yet stay on this computer.';

type Step = 'password' | 'code';

/** E-mail and password, then the code of the second factor. In demo mode the people to try it with, their code of the moment included. */
export function SignInScreen(props: { other: MeView | null; away: boolean }) {
  const [step, setStep] = useState<Step>('password');
  const [problem, setProblem] = useState<string | null>(null);
  const settle = async (trying: Promise<SignInAnswer>): Promise<void> => {
    setProblem(null);
    try {
      const answer = await trying;
      if (answer.kind === 'refused') setProblem(answer.message);
      else if (answer.kind === 'second_factor') setStep('code');
      else await queryClient.invalidateQueries();
    } catch {
      setProblem(unreachable);
    }
  };
  const said = problem ?? (props.other ? `This program is for call-centre agents. ${props.other.name} has another role.` : props.away ? unreachable : null);
  return (
    <main id="main" className="flex min-h-dvh items-center justify-center bg-page p-6">
      <div className="flex w-full max-w-sm flex-col gap-5 rounded-card border border-line bg-surface p-6">
        <header className="flex items-center gap-3">
          <BrandMark size={40} />
          <div>
            <h1 className="text-22 tracking-[-0.01em]">{step === 'code' ? 'Second factor' : 'Sign in'}</h1>
            <p className="text-muted">{step === 'code' ? 'The six digits of your authenticator app.' : 'Call centre of the Sysops Squad'}</p>
          </div>
        </header>
        {said ? <ErrorState compact title={said} advice={null} dataSafe={null} /> : null}
        {props.other ? <Button wide data-action="session.end" onClick={() => void leaveProgram()}>Sign out</Button> : null}
        {!props.other && step === 'password' ? <PasswordForm onSubmit={({ email, password }) => settle(auth.signIn(email, password))} /> : null}
        {!props.other && step === 'code' ? <CodeForm onSubmit={(code) => settle(auth.verifyTotp(code))} onBack={() => setStep('password')} /> : null}
        {props.other ? null : <DemoSignIns step={step} onPassword={({ email, password }) => settle(auth.signIn(email, password))} onCode={(code) => settle(auth.verifyTotp(code))} />}
        {desk ? <ServerForm desk={desk} /> : null}
      </div>
    </main>
  );
}

type DemoProps = { readonly step: Step; readonly onPassword: (values: SignIn) => Promise<void>; readonly onCode: (code: string) => Promise<void> };

function DemoSignIns({ step, onPassword, onCode }: DemoProps) {
  const demo = useQuery(api.identity.demoSignIns.queryOptions(undefined, { refetchInterval: 10_000, retry: false }));
  const agents = (demo.data ?? []).filter(({ role }) => role === 'agent');
  const [chosen, setChosen] = useState<string | null>(null);
  if (agents.length === 0) return null;
  const both = async (who: DemoSignIn): Promise<void> => {
    setChosen(who.email);
    await onPassword(who);
    // The code may have changed since the list was read.
    const fresh = await queryClient.fetchQuery({ ...api.identity.demoSignIns.queryOptions(), staleTime: 0 });
    const code = fresh.find(({ email }) => email === who.email)?.totpCode;
    if (code) await onCode(code);
    setChosen(null);
  };
  return (
    <section aria-labelledby="demo" className="flex flex-col gap-2 border-t border-line pt-4">
      <h2 id="demo" className="text-14">Demo sign-ins</h2>
      <ul className="flex flex-col gap-2">
        {agents.map((who) => (
          <li key={who.email} className="flex items-center justify-between gap-3">
            <span className="min-w-0">
              <span className="block truncate font-medium">{who.label}</span>
              <span className="tabular block text-12 text-muted">{step === 'code' ? `Code now: ${who.totpCode ?? 'none'}` : who.email}</span>
            </span>
            <Button size="small" busy={chosen === who.email} onClick={() => void both(who)}>Sign in<span className="sr-only"> as {who.label}</span></Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
