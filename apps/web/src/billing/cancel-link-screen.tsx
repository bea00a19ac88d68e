import { readError, type ReadableError } from '@sysops/api-client';
import type { CancelLinkView } from '@sysops/domain/billing';
import { Button, buttonClass, Skeleton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { CalendarX, CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { v7 } from 'uuid';
import { api, client } from '../api/api.ts';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { calendarDate } from '../messages/times.ts';
import { useLanguage } from '../messages/use-messages.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { useTitle } from '../shell/use-title.ts';
import { Answer } from './covered-screen.tsx';

/** The link of a renewal notice: no sign-in, one press, nothing about the person. */
export function CancelLinkScreen() {
  const t = useBillingTexts();
  const { token = '' } = useParams({ strict: false });
  const found = useQuery(api.billing.cancelLink.queryOptions({ token }, { retry: (n, error) => n < 2 && readError(error).code !== 'not_found' && readError(error).code !== 'invalid' }));
  useTitle(t.cancelLink.heading);
  const bad = found.error !== null && found.data === undefined && ['not_found', 'invalid'].includes(readError(found.error).code);
  const account = <Link to="/account" className={buttonClass()}>{t.covered.account}</Link>;
  return (
    <div className="page flex max-w-xl! flex-col gap-6 pt-10 md:pt-20">
      {bad ? <Answer icon={<CircleAlert />} title={t.cancelLink.badTitle} text={t.cancelLink.badText} actions={account} /> : (
        <Loaded query={found} outline={<Skeleton className="h-64 w-full rounded-card" />}>{(view) => <Renewal token={token} first={view} />}</Loaded>
      )}
    </div>
  );
}

function Renewal({ token, first }: { token: string; first: CancelLinkView }) {
  const texts = useBillingTexts();
  const t = texts.cancelLink;
  const { language } = useLanguage();
  const [view, setView] = useState(first);
  const [commandId] = useState(() => v7());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ReadableError | null>(null);
  const account = <Link to="/account" className={buttonClass()}>{texts.covered.account}</Link>;
  const day = calendarDate(view.endsAt, { language, timeZone: view.timeZone });
  const cancel = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      setView(await client.billing.cancelByLink.mutate({ commandId, token }));
    } catch (error) {
      setProblem(readError(error));
    }
    setBusy(false);
  };
  if (view.state === 'cancelled') return <Answer icon={<CircleCheck />} title={t.doneTitle(view.planName)} text={t.doneText(day)} actions={account} />;
  if (view.state === 'over') return <Answer icon={<CircleAlert />} title={t.overTitle} text={t.overText} actions={account} />;
  return (
    <>
      <Answer icon={<CalendarX />} title={t.title(view.planName)} text={t.text(day)} actions={<Button variant="danger" busy={busy} onClick={() => void cancel()}>{t.submit}</Button>} />
      <Refusal problem={problem} />
    </>
  );
}
