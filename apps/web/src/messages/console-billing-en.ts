import type { AccountAct, ChargeState, DifferenceKind, FailureKind, MoneyReason, MoneyState, PeriodState } from '@sysops/domain/billing';
import type { Tone } from '@sysops/ui';

/** Words of the console about money. */
/** Who did what to a customer's account. */
export const actsEn = {
  title: 'Record of the account',
  none: 'Nothing was changed yet',
  noneText: 'Every change stands here with who made it.',
  by: (name: string, role: string, customer: string) => (role === 'customer' ? customer : `${name} (${role}) for ${customer}`),
} as const;

export const actWords: Readonly<Record<AccountAct, string>> = {
  registered: 'Registered', profile_changed: 'Profile changed', plan_bought: 'Plan bought', plan_claimed: 'Receipt claimed', plan_cancelled: 'Plan cancelled', plan_resumed: 'Cancellation taken back', device_added: 'Device added',
  device_corrected: 'Device corrected', device_removed: 'Device removed', pay_link_sent: 'Link to pay sent', card_link_sent: 'Link for a card sent',
};

export const billingEn = {
  title: 'Billing',
  intro: 'What a person has to look at. Everything else runs by itself.',
  failed: 'Failed payments',
  noFailed: 'Nobody is past due',
  noFailedText: 'A renewal that fails appears here with its next step.',
  failedColumns: { customer: 'Customer', plan: 'Plan', amount: 'Amount', why: 'Why', next: 'Next step', until: 'Cover until' },
  since: (date: string) => `since ${date}`,
  nextTry: (date: string) => `Next try ${date}`,
  waitsForCustomer: 'Waits for the customer',
  endsOn: (date: string) => `ends ${date}`,
  approvals: 'To approve',
  noApprovals: 'Nothing to approve',
  noApprovalsText: 'Refunds and credits above the limit wait here for a second admin.',
  askedBy: (name: string) => `Asked by ${name}`,
  ownAsk: 'You asked for this; somebody else has to approve it.',
  approve: 'Approve',
  refuse: 'Refuse',
  approved: 'Approved',
  refused: 'Refused',
  differences: 'Differences with Stripe',
  noDifferences: 'Everything agrees with Stripe',
  noDifferencesText: 'Compared every hour.',
  repair: 'Repair',
  dismiss: 'Leave as it is',
  dismissTitle: 'Leave this difference as it is',
  dismissText: 'It leaves the list. A plan that nobody bills comes back after a day, as long as it lasts.',
  why: 'Why it stays as it is',
  whyError: 'Say why, for whoever reads it later',
  repairAsked: 'A second admin has to agree',
  askedFor: (name: string) => `${name} has asked for this; a second admin has to press Repair.`,
  adminOnly: 'Only an admin may give money back.',
  repaired: 'Repaired',
  dismissed: 'Left as it is',
  payment: (id: string) => `Payment ${id}`,
  period: (n: number) => `Period ${n}`,
  kinds: { refund: 'Refund', credit: 'Credit' },
  waiver: (n: number) => `Period ${n} let go`,
  account: {
    title: 'Plans and payments',
    card: 'Card for renewals',
    noCard: 'No card on file',
    balance: 'Credit',
    giveCredit: 'Give credit',
    noPeriods: 'Nothing was charged yet; the first term was paid in the shop.',
    columns: { period: 'Period', amount: 'Amount', state: 'State', charges: 'Charges' },
    refund: 'Refund',
    refundTitle: 'Refund to the card',
    refundText: 'Above the limit a second admin has to approve it.',
    creditTitle: 'Give goodwill credit',
    creditText: 'Used up by the next renewal. Above the limit a second admin has to approve it.',
    waive: 'Let it go',
    waiveTitle: 'Let this period go',
    waiveText: (amount: string) => `${amount} is not charged, and the plan stays covered. It counts as goodwill: above the limit a second admin has to approve it.`,
    creditNote: (n: string) => `Credit note ${n}`,
    sendInvoice: 'Send again',
    invoiceSent: 'Sent to the customer',
    amount: 'Amount in dollars',
    amountError: 'Give an amount, such as 25 or 25.50',
    reason: 'Reason',
    note: 'Note',
    noteError: 'Say why, for whoever reads it later',
    done: 'Done',
    cancel: 'Cancel plan',
    cancelText: 'Paid cover runs to its end. While past due it ends at once and nothing is owed.',
    resume: 'Keep plan',
    carriedOver: 'paid before this system, not at Stripe',
    receipt: (n: string) => `Receipt ${n}`,
    cancels: (date: string) => `Canceled, ends ${date}`,
    visits: (used: number, of: number) => `${used} of ${of} ${of === 1 ? 'visit' : 'visits'} used`,
    invoice: (n: string) => `Invoice ${n}`,
    unused: (amount: string) => `Unused rest: ${amount}`,
  },
  plans: {
    title: 'Plans',
    intro: 'A change makes a new version. Whoever holds an older one keeps it until his renewal.',
    columns: { plan: 'Plan', version: 'Version', price: 'Price', covers: 'Covers', visits: 'Visits', holders: 'Holders', since: 'Since' },
    change: 'Change',
    changeTitle: (name: string) => `Change ${name}`,
    changeText: 'Saved as a new version: it counts for new customers at once and for others at their renewal.',
    name: 'Name',
    price: 'Price in dollars',
    visits: 'Visits included',
    visitsHint: 'In each term, counted by ticket. Empty: as many as needed.',
    visitsError: 'Give a whole number from 1 to 100, or leave it empty',
    visitsOpen: 'as needed',
    onSale: 'On sale',
    onSaleHint: 'Off: nobody new can buy it; who holds it keeps it.',
    current: 'Sold now',
    hidden: 'Not on sale',
    saved: 'Saved as a new version',
    terms: { year: 'a year', month: 'a month' },
  },
} as const;

export const failureWords: Readonly<Record<FailureKind, string>> = { retry: 'Declined, tried again', new_card: 'New card needed', confirm: 'Bank wants confirmation' };

export const periodWords: Readonly<Record<PeriodState, { readonly word: string; readonly tone: Tone }>> = {
  planned: { word: 'Planned', tone: 'gray' }, owed: { word: 'Owed', tone: 'amber' }, paid: { word: 'Paid', tone: 'jade' }, waived: { word: 'Waived', tone: 'gray' }, void: { word: 'Not owed', tone: 'gray' },
};

export const chargeWords: Readonly<Record<ChargeState, string>> = { started: 'under way', succeeded: 'paid', failed: 'declined', duplicate: 'second payment, given back', void: 'not carried out' };

export const moneyStateWords: Readonly<Record<MoneyState, string>> = { asked: 'waits for approval', approved: 'on its way', sent: 'at the bank', done: 'done', refused: 'refused', failed: 'came back' };

export const moneyReasonWords: Readonly<Record<MoneyReason, string>> = { not_satisfied: 'Not satisfied', charged_in_error: 'Charged in error', duplicate: 'Second payment', service_failure: 'We failed', goodwill: 'Goodwill', other: 'Other' };

/** What is different, and what "repair" does about it. */
export const differenceWords: Readonly<Record<DifferenceKind, readonly [what: string, repair: string]>> = {
  paid_at_stripe_only: ['Stripe has a payment that we have not booked', 'Books it and renews the plan'],
  paid_here_only: ['We count a period as paid; Stripe has no such payment', 'The period is owed again and charged'],
  amount_differs: ['The amount paid is not the amount owed', 'Refunds what is too much'],
  second_payment: ['A second payment for one period', 'Goes back to the card'],
  not_owed_payment: ['A payment after the plan was canceled', 'Goes back to the card'],
  refund_at_stripe_only: ['Refunded at Stripe, not here', 'Books the refund'],
  payment_of_nobody: ['A payment for a plan that does not exist', 'Goes back to the card'],
  skipped_period: ['A plan runs on and nobody bills it', 'Bills the period'],
  charge_stuck: ['A charge does not come to an end', 'Tries it anew'],
  charge_cancelled: ['Somebody canceled the charge at Stripe', 'Charges anew'],
  refund_failed: ['A refund did not go through', 'Sends it again'],
};
