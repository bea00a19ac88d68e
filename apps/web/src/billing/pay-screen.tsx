import { readError, type ReadableError } from '@sysops/api-client';
import type { PayLinkView } from '@sysops/domain/billing';
import { Button, buttonClass, Skeleton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { CircleAlert, CircleCheck, CreditCard } from 'lucide-react';
import { useState } from 'react';
import { api, client } from '../api/api.ts';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { useLanguage } from '../messages/use-messages.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { useTitle } from '../shell/use-title.ts';
import { Answer } from './covered-screen.tsx';
import { moneyText } from './money-text.ts';
import { PaySummary } from './pay-summary.tsx';

const askAgainMs = 2000;

/** The pay link of a message: no sign-in, one amount, one button. */
export function PayScreen() {
  const t = useBillingTexts();
  const { token = '' } = useParams({ strict: false });
  const { session } = useSearch({ from: '/site/pay/$token' });
  const found = useQuery(api.billing.payLink.queryOptions({ token }, { refetchInterval: ({ state }) => (session !== undefined && state.data?.state === 'owed' ? askAgainMs : false) }));
  useTitle(t.covered.again);
  return (
    <div className="page flex max-w-xl! flex-col gap-6 pt-10 md:pt-20">
      {found.data ? <Found token={token} found={found.data} /> : found.error ? <Answer icon={<CircleAlert />} title={t.pay.badTitle} text={t.pay.badText} actions={<Link to="/account" className={buttonClass()}>{t.covered.account}</Link>} /> : <Skeleton className="h-56 w-full rounded-card" />}
    </div>
  );
}

function Found({ token, found }: { token: string; found: PayLinkView }) {
  const t = useBillingTexts().pay;
  const words = useBillingTexts();
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ReadableError | null>(null);
  if (found.state === 'paid') return <Answer icon={<CircleCheck />} title={t.paidTitle} text={t.paidText} actions={<Link to="/account" className={buttonClass()}>{words.covered.account}</Link>} />;
  if (found.state === 'over') return <Answer icon={<CircleAlert />} title={t.overTitle} text={t.overText} actions={<Link to="/plans" className={buttonClass()}>{words.account.seePlans}</Link>} />;
  const pay = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const { url } = await client.billing.payByLink.mutate({ token });
      if (url) location.assign(url);
      else location.reload();
    } catch (error) {
      setProblem(readError(error));
      setBusy(false);
    }
  };
  return (
    <>
      <Answer icon={<CreditCard />} title={t.title(found.planName)} text={t.text} actions={<><PaySummary found={found} /><Button variant="primary" busy={busy} onClick={() => void pay()}>{t.submit(moneyText(found.amountCents, language))}</Button></>} />
      <Refusal problem={problem} />
    </>
  );
}
