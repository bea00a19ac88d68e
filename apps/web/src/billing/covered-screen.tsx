import type { CheckoutState } from '@sysops/domain/billing';
import { buttonClass, Button, Spinner } from '@sysops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { CircleAlert, ShieldCheck } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { client } from '../api/api.ts';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { calendarDate } from '../messages/times.ts';
import { useLanguage } from '../messages/use-messages.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { useTitle } from '../shell/use-title.ts';
import { goToPayment } from './go-to-payment.ts';

const askAgainMs = 2000;
/** After so many questions the page says that it may take longer. */
const patience = 8;

/** Back from the hosted page. The server asks Stripe itself, so a webhook that is late keeps nobody waiting. */
export function CoveredScreen() {
  const t = useBillingTexts().covered;
  const { session } = useSearch({ from: '/site/customer/billing/covered' });
  const queryClient = useQueryClient();
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
      {session === undefined ? <Closed contractId={null} /> : <Loaded query={state} outline={<Checking slow={false} />}>{(found) => <Outcome found={found} slow={state.dataUpdatedAt > 0 && state.errorUpdateCount + state.failureCount >= patience} />}</Loaded>}
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
      {contractId ? <Button variant="primary" onClick={() => void goToPayment(contractId)}>{t.again}</Button> : null}
      <Link to="/account" className={buttonClass()}>{t.account}</Link>
    </>} />
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
