import { readError, type ReadableError } from '@sysops/api-client';
import { Button, buttonClass, Skeleton, Spinner } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { CircleAlert, CreditCard, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { api, client } from '../api/api.ts';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { Loaded } from '../shell/loaded.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { useTitle } from '../shell/use-title.ts';
import { Answer } from './covered-screen.tsx';

const askAgainMs = 2000;

/** The link to a card on file, sent by an agent: no sign-in, one button, nothing about the person. */
export function CardLinkScreen() {
  const t = useBillingTexts();
  const { token = '' } = useParams({ strict: false });
  const { session } = useSearch({ from: '/site/card/$token' });
  const found = useQuery(api.billing.cardLink.queryOptions({ token, sessionId: session }, { refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? askAgainMs : false), retry: (n, error) => n < 2 && readError(error).code !== 'not_found' && readError(error).code !== 'invalid' }));
  useTitle(t.card.title);
  const bad = found.error !== null && found.data === undefined && ['not_found', 'invalid'].includes(readError(found.error).code);
  const account = <Link to="/account" className={buttonClass()}>{t.covered.account}</Link>;
  return (
    <div className="page flex max-w-xl! flex-col gap-6 pt-10 md:pt-20">
      {bad ? <Answer icon={<CircleAlert />} title={t.card.badTitle} text={t.card.badText} actions={account} /> : (
        <Loaded query={found} outline={<Skeleton className="h-64 w-full rounded-card" />}>
          {({ state }) => {
            if (state === 'done') return <Answer icon={<ShieldCheck />} title={t.covered.cardTitle} text={t.covered.cardText} actions={account} />;
            if (state === 'over') return <Answer icon={<CircleAlert />} title={t.card.overTitle} text={t.card.overText} actions={account} />;
            return state === 'waiting' ? <Answer icon={<Spinner />} title={t.card.waiting} text={t.card.waitingText} /> : <Ready token={token} />;
          }}
        </Loaded>
      )}
    </div>
  );
}

function Ready({ token }: { token: string }) {
  const t = useBillingTexts().card;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ReadableError | null>(null);
  const go = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const { url } = await client.billing.cardByLink.mutate({ token });
      if (url) location.assign(url);
      else setBusy(false);
    } catch (error) {
      setProblem(readError(error));
      setBusy(false);
    }
  };
  return (
    <>
      <Answer icon={<CreditCard />} title={t.title} text={t.text} actions={<Button variant="primary" busy={busy} onClick={() => void go()}>{t.submit}</Button>} />
      <Refusal problem={problem} />
    </>
  );
}
