import type { BillingAccount } from '@sysops/domain/billing';
import type { CustomerView } from '@sysops/domain/customers';
import type { ReactNode } from 'react';
import { ActionButton } from '../shell/action-button.tsx';
import { useAction } from '../shell/live-actions.ts';
import { channelText } from './channel-text.ts';
import type { Opening } from './opened.ts';
import { moneyText } from './plan-words.ts';

type SideProps = { readonly account: BillingAccount; readonly customer: CustomerView; readonly opening: Opening };

const Box = (props: { title: string; children: ReactNode; actions: ReactNode }) => (
  <section className="flex flex-col items-start gap-2 rounded-card border border-line bg-surface p-3.5">
    <h3 className="text-14">{props.title}</h3>
    {props.children}
    <div className="flex flex-wrap gap-2">{props.actions}</div>
  </section>
);

/** What is about the person rather than about one plan. */
export function AccountSide({ account: { card, creditCents, contracts }, customer, opening: { open, away } }: SideProps) {
  const renews = contracts.some(({ contract }) => contract.status !== 'ended');
  useAction('account.buy', away ? null : () => open({ kind: 'buy', again: null }));
  useAction('account.claim', away ? null : () => open({ kind: 'claim' }));
  useAction('account.profile', away ? null : () => open({ kind: 'profile' }));
  useAction('account.cardLink', away || !renews ? null : () => open({ kind: 'card_link' }));
  return (
    <div className="flex flex-col gap-3">
      <Box title="Another plan" actions={<><ActionButton size="small" action="account.buy" label="Buy a plan" /><ActionButton size="small" action="account.claim" label="Claim a receipt" /></>}>{null}</Box>
      <Box title="Card for renewals" actions={<ActionButton size="small" action="account.cardLink" label={card ? 'Send link for another' : 'Send link for a card'} />}>
        <p className={card ? 'tabular' : 'text-muted'}>{card ? <><span className="capitalize">{card.brand}</span> ending in {card.last4}, until {String(card.expMonth).padStart(2, '0')}/{card.expYear}</> : 'No card on file: plans do not renew by themselves.'}</p>
        {creditCents > 0 ? <p className="tabular text-muted">{moneyText(creditCents)} credit goes to the next renewal.</p> : null}
      </Box>
      <Box title="Profile" actions={<ActionButton size="small" action="account.profile" label="Change the profile" />}>
        <p className="break-words">Messages go by {channelText(customer)}, in {customer.language === 'es' ? 'Spanish' : 'English'}.{customer.smsOptedOut ? ' The caller said STOP to texts.' : ''}</p>
        {customer.phoneProved || customer.smsOptedOut ? null : <p className="text-12 text-muted">The phone is not proved yet, so no texts go there. The customer proves it in the account on our website.</p>}
      </Box>
    </div>
  );
}
