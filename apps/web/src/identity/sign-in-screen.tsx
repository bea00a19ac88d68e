import { Link, useSearch } from '@tanstack/react-router';
import { queryClient } from '../api/api.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { GoToStart } from '../shell/go-to-start.tsx';
import { safePath, useMe } from '../shell/session.ts';
import { useTitle } from '../shell/use-title.ts';
import { DemoSignIns } from './demo-sign-ins.tsx';
import { SignInSteps, useSignIn } from './sign-in-flow.tsx';

export function SignInScreen() {
  const t = useMessages();
  const { next } = useSearch({ from: '/site/sign-in' });
  const me = useMe();
  const flow = useSignIn(() => void queryClient.invalidateQueries());
  useTitle(t.signIn.title);
  if (me.data) return <GoToStart me={me.data} next={safePath(next)} />;
  return (
    <div className="page-wide grid grid-cols-[minmax(0,1fr)] items-start gap-x-16 gap-y-12 py-10 md:grid-cols-[minmax(0,24rem)_minmax(0,1fr)] md:py-16">
      <div className="flex flex-col gap-6">
        <div>
          <h1 className="headline text-40">{flow.step.kind === 'code' ? t.signIn.codeTitle : t.signIn.title}</h1>
          {flow.step.kind === 'password' ? <p className="mt-2 text-muted">{t.signIn.intro}</p> : null}
        </div>
        <SignInSteps flow={flow} />
        {flow.step.kind === 'password' ? (
          <p className="flex flex-wrap gap-x-5 gap-y-1 text-small">
            <Link to="/forgot-password" className="link inline-flex min-h-8 items-center">{t.signIn.forgot}</Link>
            <span className="inline-flex min-h-8 items-center gap-1.5 text-muted">{t.signIn.noAccount} <Link to="/register" className="link">{t.signIn.register}</Link></span>
          </p>
        ) : null}
      </div>
      <DemoSignIns flow={flow} />
    </div>
  );
}
