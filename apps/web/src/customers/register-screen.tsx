import { readError } from '@sysops/api-client';
import type { PlanView } from '@sysops/domain/billing';
import { Skeleton, toast } from '@sysops/ui';
import { useMutation } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, auth, client, queryClient } from '../api/api.ts';
import { useDraft } from '../api/use-draft.ts';
import { usePlans } from '../billing/use-plans.ts';
import { useCustomerTexts } from '../messages/customer-texts.ts';
import { useLanguage } from '../messages/use-messages.tsx';
import { GoToStart } from '../shell/go-to-start.tsx';
import { useMe } from '../shell/session.ts';
import { useTitle } from '../shell/use-title.ts';
import { emptyRegistration, firstFaulty, registerFaults, registerSteps, stepOfField, toRegisterCustomer, type RegisterDraft, type RegisterFaults } from './register-draft.ts';
import { RegisterSteps } from './register-steps.tsx';

/** Registering a plan that was bought in a shop, or (`?plan=`) one that is paid right after. Who is signed in has an account already and does it there. */
export function RegisterScreen() {
  const t = useCustomerTexts().register;
  useTitle(t.title);
  const me = useMe();
  const [round, setRound] = useState(0);
  const [entering, setEntering] = useState(false);
  const { plan: wanted } = useSearch({ from: '/site/register' });
  const plans = usePlans();
  if (me.data && !entering) return me.data.customerId ? <AsCustomer wanted={wanted} /> : <GoToStart me={me.data} />;
  const plan = plans.data?.find(({ code }) => code === wanted) ?? null;
  if (wanted && plans.isPending) return <div className="page max-w-xl!"><Skeleton className="h-96 w-full rounded-card" /></div>;
  return (
    <div className="page max-w-xl! pt-6 pb-28 md:pt-14">
      <Registering key={`${round} ${plan?.code ?? ''}`} plan={plan} onStartOver={() => setRound(round + 1)} onEntering={() => setEntering(true)} />
      <p className="mt-8 text-small text-muted">{t.haveAccount} <Link to="/sign-in" className="link">{t.signIn}</Link></p>
    </div>
  );
}

const AsCustomer = ({ wanted }: { wanted: string | undefined }) => (wanted ? <Navigate to="/buy/$planCode" params={{ planCode: wanted }} replace /> : <Navigate to="/claim" replace />);

export type Registration = {
  /** What is bought; null when a receipt is registered. */
  readonly plan: PlanView | null;
  readonly values: RegisterDraft;
  readonly password: string;
  readonly restored: boolean;
  readonly faults: RegisterFaults;
  readonly sending: boolean;
  readonly problem: ReturnType<typeof readError> | null;
  readonly change: (part: Partial<RegisterDraft>) => void;
  readonly setPassword: (password: string) => void;
  readonly next: () => void;
  readonly back: () => void;
  readonly startOver: () => void;
};

/** Signs the new customer in and leads him to the codes that we sent, which know where he goes from there; when that fails he is registered all the same and signs in himself. */
function useEntering(): (who: { readonly email: string; readonly password: string; readonly contractId: string | null }) => Promise<void> {
  const t = useCustomerTexts().register;
  const navigate = useNavigate();
  return async ({ email, password, contractId }) => {
    const answer = await auth.signIn(email, password).catch(() => null);
    if (answer?.kind !== 'signed_in') {
      toast.info(t.signInFailed);
      return navigate({ to: '/sign-in' });
    }
    await queryClient.invalidateQueries();
    const [claimed] = contractId ? [] : await client.billing.mine.query().catch(() => []);
    await navigate({ to: '/check', search: contractId ? { pay: contractId } : claimed ? { claimed: claimed.id } : {}, replace: true });
  };
}

function Registering({ plan, onStartOver, onEntering }: { plan: PlanView | null; onStartOver: () => void; onEntering: () => void }) {
  const { language, choose } = useLanguage();
  const draft = useDraft<RegisterDraft>({ key: plan ? `draft:register:${plan.code}` : 'draft:register', store: 'sessionStorage' }, () => emptyRegistration(language, plan));
  const [password, setPassword] = useState('');
  const [checked, setChecked] = useState(-1);
  const register = useMutation(api.customers.register.mutationOptions());
  const enter = useEntering();
  const { values } = draft;
  const step = Math.min(values.step, registerSteps.length - 1);
  const current = registerSteps[step] ?? 'receipt';
  const problem = register.error ? readError(register.error) : null;
  const send = (): void => {
    const input = toRegisterCustomer(values, { password });
    if (!input) return draft.change({ step: firstFaulty(values, { password }) ?? step });
    register.mutate(input, {
      onSuccess: () => {
        onEntering();
        draft.discard();
        void enter({ email: input.email, password: input.password, contractId: input.purchase?.contractId ?? null });
      },
      onError: (error) => draft.change({ step: stepOfField(readError(error).facts['field']) }),
    });
  };
  const next = (): void => {
    if (register.isPending) return;
    setChecked(step);
    if (Object.keys(registerFaults(current, values, { password })).length > 0) return;
    if (step === registerSteps.length - 1) send();
    else draft.change({ step: step + 1 });
  };
  const change = (part: Partial<RegisterDraft>): void => {
    if (part.language) choose(part.language);
    draft.change(part);
  };
  return (
    <RegisterSteps
      registration={{
        plan, values: { ...values, step }, password, restored: draft.restored, problem, sending: register.isPending, change, setPassword, next,
        faults: checked === step ? registerFaults(current, values, { password }) : {},
        back: () => draft.change({ step: step - 1 }),
        startOver: () => {
          draft.discard();
          onStartOver();
        },
      }}
    />
  );
}
