import type { AccountAct, ChargeState, ContractStatus, ContractView, FailureKind, InvoiceView, PeriodState, PeriodView, VisitCount } from '@sysops/domain/billing';
import type { Tone } from '@sysops/ui';
import { dateIn } from '../api/times.ts';

export const contractWords: Readonly<Record<ContractStatus, { readonly word: string; readonly tone: Tone }>> = {
  unclaimed: { word: 'Not claimed', tone: 'gray' }, pending: { word: 'Waits for payment', tone: 'blue' }, active: { word: 'Active', tone: 'jade' }, grace: { word: 'Payment failed', tone: 'amber' }, suspended: { word: 'Suspended', tone: 'red' }, ended: { word: 'Ended', tone: 'gray' },
};

export const periodWords: Readonly<Record<PeriodState, { readonly word: string; readonly tone: Tone }>> = { planned: { word: 'Planned', tone: 'gray' }, owed: { word: 'Due', tone: 'amber' }, paid: { word: 'Paid', tone: 'jade' }, waived: { word: 'Waived', tone: 'gray' }, void: { word: 'Not owed', tone: 'gray' } };

export const chargeWords: Readonly<Record<ChargeState, string>> = { started: 'being charged', succeeded: 'paid', failed: 'refused', duplicate: 'paid twice, goes back', void: 'never reached the card' };

const failureWords: Readonly<Record<FailureKind, string>> = { retry: 'The bank refused the card.', new_card: 'This card cannot be charged; another one is needed.', confirm: 'The bank wants the caller to confirm the payment.' };

/** Why it is unpaid and whether it is tried again, as an agent may tell the caller. */
export function failureText({ failure, nextTryAt }: Pick<PeriodView, 'failure' | 'nextTryAt'>, timeZone: string): string {
  const next = nextTryAt === null ? (failure ? 'It is not tried again.' : '') : `Next try ${dateIn(nextTryAt, timeZone)}.`;
  return [failure ? failureWords[failure.kind] : '', next].filter(Boolean).join(' ');
}

export const actWords: Readonly<Record<AccountAct, string>> = {
  registered: 'Registered', profile_changed: 'Profile changed', plan_bought: 'Plan bought', plan_claimed: 'Receipt claimed', plan_cancelled: 'Plan cancelled', plan_resumed: 'Cancellation taken back',
  device_added: 'Device added', device_corrected: 'Device corrected', device_removed: 'Device removed', pay_link_sent: 'Link to pay sent', card_link_sent: 'Link for a card sent',
};

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
export const moneyText = (cents: number): string => dollars.format(cents / 100);

/** How the plan goes on, in one sentence for the caller. */
export function standingText(contract: ContractView): string {
  const date = (at: number | null): string => (at === null ? '' : dateIn(at, contract.timeZone));
  switch (contract.status) {
    case 'pending': return 'Cover starts when the first payment has arrived.';
    case 'grace': return `Covered until ${date(contract.suspendAt)}; paid by then, nothing changes.`;
    case 'suspended': return `Not covered. Paid by ${date(contract.endAt)}, cover is back within a minute.`;
    case 'ended': return `Ended ${date(contract.endedAt)}.`;
    case 'unclaimed': return 'Bought in a shop, nobody’s yet.';
    case 'active': return contract.cancelAtPeriodEnd ? `Cancelled: covered until ${date(contract.endsAt)}, not renewed.` : `Renews ${date(contract.endsAt)}.`;
  }
}

/** "2 of 3 visits used". */
export const visitsText = ({ used, included }: VisitCount): string => `${used} of ${included} ${included === 1 ? 'visit' : 'visits'} used`;

/** What a cancellation means; the agent reads it to the caller before the second press. */
export function cancelText(contract: ContractView): string {
  if (contract.status === 'active') return `Cover goes on until ${dateIn(contract.endsAt, contract.timeZone)}. After that the card is not charged again. It can be taken back until then.`;
  return contract.status === 'pending' ? 'Nothing was charged, and nothing will be. The plan does not begin.' : 'Cover ends at once, and nothing is owed any more.';
}

export const canBePaid = ({ status, endReason }: ContractView): boolean => status === 'pending' || status === 'grace' || status === 'suspended' || endReason === 'never_paid';

export const refundText = ({ refundedCents }: InvoiceView): string => (refundedCents > 0 ? `, ${moneyText(refundedCents)} refunded` : '');
