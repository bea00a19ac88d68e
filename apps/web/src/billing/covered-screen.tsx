import { readError, type ReadableError } from '@sysops/api-client';
import type { CheckoutState } from '@sysops/domain/billing';
import { buttonClass, Button, Spinner } from '@sysops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { CircleAlert, ShieldCheck } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { client } from '../api/api.ts';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { calendarDate } from '../messages/times.ts';
import { useLanguage } from '../messages/use-messages.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { useTitle } from '../shell/use-title.ts';
import { goToPayment } from './go-to-payment.ts';

const askAgainMs = 2000;
/** After so long the page says that it may take longer. */
const patienceMs = 16_000;

/** Back from the hosted page. The server asks Stripe itself, so a webhook that is late keeps nobody waiting. */
export function CoveredScreen() {
  const t = useBillingTexts().covered;
  const { session } = useSearch({ from: '/site/customer/billing/covered' });
  const queryClient = useQueryClient();
  const [since] = useState(() => Date.now());
  const state = useQuery({
    queryKey: ['checkout', session],
    queryFn: () => client.billing.finishCheckout.mutate({ sessionId: session ?? '' }),
    enabled: session !== undefined,
    refetchInterval: ({ state: { data } }) => (data && (data.state === 'done' || data.state === 'expired') ? false : askAgainMs),
  });
  const done = state.data?.state === 'done';
  useTitle(done ? t.title : t.checking);
  useEffect(() => {
    if (done) void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'checkout' });
  }, [done, queryClient]);
  return (
    <div className="page flex max-w-xl! flex-col gap-6 pt-10 md:pt-20">
      {session === undefined ? <Closed contractId={null} /> : <Loaded query={state} outline={<Checking slow={false} />}>{(found) => <Outcome found={found} slow={state.dataUpdatedAt - since >= patienceMs} />}</Loaded>}
    </div>
  );
}

function Outcome({ found, slow }: { found: CheckoutState; slow: boolean }) {
  const t = useBillingTexts().covered;
  const { language } = useLanguage();
  const { contract } = found;
  if (found.state === 'waiting' || found.state === 'open') return <Checking slow={slow} />;
  if (found.state === 'expired') return <Closed contractId={contract?.id ?? null} />;
  if (!contract) return <Answer icon={<ShieldCheck />} title={t.cardTitle} text={t.cardText} actions={<Ways />} />;
  return <Answer icon={<ShieldCheck />} title={t.title} text={t.text(contract.plan.name, calendarDate(contract.endsAt, { language, timeZone: contract.timeZone }))} actions={<Ways />} />;
}

function Ways() {
  const t = useBillingTexts().covered;
  return (
    <>
      <Link to="/tickets/new" className={buttonClass({ variant: 'primary' })}>{t.repair}</Link>
      <Link to="/account" className={buttonClass()}>{t.account}</Link>
    </>
  );
}

function Checking({ slow }: { slow: boolean }) {
  const t = useBillingTexts().covered;
  return <Answer icon={<Spinner />} title={t.checking} text={slow ? t.slow : t.checkingText} />;
}

function Closed({ contractId }: { contractId: string | null }) {
  const t = useBillingTexts().covered;
  return (
    <Answer icon={<CircleAlert />} title={t.closedTitle} text={t.closedText} actions={<>
      {contractId ? <PayAgain contractId={contractId} /> : null}
      <Link to="/account" className={buttonClass()}>{t.account}</Link>
    </>} />
  );
}

/** The way back to the hosted page; paid meanwhile, the account shows it. */
function PayAgain({ contractId }: { contractId: string }) {
  const t = useBillingTexts().covered;
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ReadableError | null>(null);
  const pay = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      if (!(await goToPayment(contractId))) await navigate({ to: '/account' });
    } catch (error) {
      setProblem(readError(error));
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="primary" busy={busy} onClick={() => void pay()}>{t.again}</Button>
      {problem ? <div className="order-last w-full"><Refusal problem={problem} /></div> : null}
    </>
  );
}

/** One big sentence with the next steps under it. */
export function Answer({ icon, title, text, actions }: { icon: ReactNode; title: string; text: string; actions?: ReactNode }) {
  return (
    <section role="status" className="flex flex-col items-start gap-4">
      <span aria-hidden className="grid size-14 place-items-center rounded-full bg-sunken [&>svg]:size-7 [&>svg]:stroke-[1.75]">{icon}</span>
      <h1 className="headline text-40">{title}</h1>
      <p className="text-18 text-muted">{text}</p>
      {actions ? <div className="mt-2 flex flex-wrap gap-3">{actions}</div> : null}
    </section>
  );
}
