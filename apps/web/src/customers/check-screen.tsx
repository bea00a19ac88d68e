import { Button, Skeleton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { goToPayment } from '../billing/go-to-payment.ts';
import { useContactTexts } from '../messages/contact-texts.ts';
import { Loaded } from '../shell/loaded.tsx';
import { useTitle } from '../shell/use-title.ts';
import { ContactCodes } from './contact-codes.tsx';

/** Where a new customer goes from here: to his payment, to a card for what he has claimed, or to his start page. */
function useGoingOn(): { readonly goOn: () => void; readonly leaving: boolean } {
  const { pay, claimed } = useSearch({ from: '/site/customer/check' });
  const navigate = useNavigate();
  const [leaving, setLeaving] = useState(false);
  const go = async (): Promise<void> => {
    setLeaving(true);
    // Without an answer of the payment service the plan waits under Account.
    if (pay) return (await goToPayment(pay).catch(() => false)) ? undefined : navigate({ to: '/account', replace: true });
    if (claimed) return navigate({ to: '/claim', search: { done: claimed }, replace: true });
    await navigate({ to: '/home', replace: true });
  };
  return { goOn: () => void go(), leaving };
}

/** After registering: one code from the mailbox, one from the phone. Nobody has to; his first ticket waits for neither. */
export function CheckScreen() {
  const t = useContactTexts();
  const contacts = useQuery(api.customers.contacts.queryOptions());
  const { goOn, leaving } = useGoingOn();
  useTitle(t.checkTitle);
  return (
    <div className="page max-w-xl! pt-6 pb-28 md:pt-14">
      {/* A word joiner keeps "e-mail" in one piece. */}
      <h1 className="headline text-28 md:text-40">{t.checkTitle.replace('e-mail', 'e-\u2060mail')}</h1>
      <p className="mt-2 mb-8 text-muted">{t.checkText}</p>
      <Loaded query={contacts} outline={<Skeleton className="h-64 w-full rounded-card" />}>
        {(view) => <ContactCodes contacts={view} readAt={contacts.dataUpdatedAt} onDone={goOn} beside={<Button variant="quiet" busy={leaving} onClick={goOn}>{t.later}</Button>} />}
      </Loaded>
      <p className="mt-6 text-small text-muted">{t.laterText}</p>
    </div>
  );
}
