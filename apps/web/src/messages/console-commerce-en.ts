import type { BillingPolicy, SaleOutcome } from '@sysops/domain/billing';
import type { Tone } from '@sysops/ui';

/** Words of the console about till files, the timetable of renewals and the billing report. */
export const salesEn = {
  title: 'Plans sold in shops',
  intro: 'A till’s file becomes plans that customers claim with receipt number and ZIP code. Nothing is stored before you have seen what becomes of every receipt; the same file again changes nothing.',
  choose: 'Choose a file',
  another: 'Another file',
  sample: 'Sample file',
  sampleName: 'till-sales-sample.csv',
  format: 'One line for each device; lines with the same receipt number are one sale. Up to 2,000 lines. Columns:',
  drop: 'or drop it here',
  tooLong: 'This file is longer than 200,000 characters. Please split it.',
  unreadable: 'This file cannot be read as text. Save it as CSV (UTF-8).',
  nothingStored: 'Nothing was stored. Choose another file.',
  record: (n: number) => (n === 1 ? 'Record 1 sale' : `Record ${n} sales`),
  nothingNew: 'Nothing to record',
  preview: (file: string) => `What becomes of ${file}`,
  result: (file: string) => `What became of ${file}`,
  all: (n: number) => `All ${n}`,
  counts: (sales: readonly SaleOutcome[]) => {
    const count = (outcome: SaleOutcome['outcome']): number => sales.filter((sale) => sale.outcome === outcome).length;
    return { new: count('new'), known: count('known'), refused: count('refused') };
  },
  saveRefused: 'Save refused lines',
  refusedName: (file: string) => `refused-${file}`,
  refusedText: 'Refused lines are not lost: save them with their reasons, put them right and choose that file.',
  reasonColumn: 'refused_because',
  columns: { lines: 'Lines', receipt: 'Receipt', zip: 'ZIP', sold: 'Sold', plan: 'Plan', devices: 'Devices', outcome: 'Outcome', reason: 'Why' },
  emptyFile: 'The file has no sales',
  done: 'Sales recorded',
} as const;

export const outcomeWords: Readonly<Record<'preview' | 'result', Readonly<Record<SaleOutcome['outcome'], { readonly word: string; readonly tone: Tone }>>>> = {
  preview: { new: { word: 'Will be recorded', tone: 'blue' }, known: { word: 'Recorded before', tone: 'gray' }, refused: { word: 'Refused', tone: 'red' } },
  result: { new: { word: 'Recorded', tone: 'jade' }, known: { word: 'Recorded before', tone: 'gray' }, refused: { word: 'Refused', tone: 'red' } },
};

export const timetableEn = {
  title: 'Timetable of a renewal',
  intro: (version: number) => (version === 0 ? 'The product’s own numbers are in force.' : `Version ${version} is in force.`),
  change: 'Change the numbers',
  changeText: 'They count from now on. Dates that are set already stay.',
  save: 'Save as a new version',
  saved: 'Saved as a new version',
  before: (days: number) => (days === 1 ? '1 day before' : `${days} days before`),
  day: (n: number) => `Day ${n}`,
  steps: { notice: 'Renewal is announced: amount, date, link to cancel', charge: (at: string) => `Card is charged at ${at}`, told: 'If it is refused: message with a link to pay', retry: 'Tried again', message: 'Message with a link to pay', suspend: 'Cover is suspended at midnight at the latest', end: 'Plan ends; customer and billing are told' },
  grace: (days: number) => `Cover goes on for ${days} days after a refused charge.`,
  others: 'Limits',
  history: 'Changes',
  noHistory: 'Nobody has changed the numbers yet.',
  columns: { version: 'Version', by: 'By', at: 'When', reason: 'Why', changed: 'What' },
  reason: 'Reason',
  reasonHint: 'Kept with the version.',
  reasonError: 'Say why, for whoever reads it later',
  wholeNumber: 'Give a whole number',
  dayList: 'Give days with commas between, such as 1, 3, 5',
  time: 'Give a time such as 09:00',
  money: 'Give an amount, such as 100 or 99.50',
} as const;

export const policyWords: Readonly<Record<keyof BillingPolicy, { readonly label: string; readonly hint: string }>> = {
  chargeAtMinute: { label: 'Charge at', hint: 'Local time of the customer' },
  retryDays: { label: 'Tried again on days', hint: 'Counted from the first refused charge' },
  messageDays: { label: 'Messages on days', hint: 'Counted from the first refused charge; 0 is at once' },
  suspendDay: { label: 'Suspended on day', hint: 'After the last try' },
  endDay: { label: 'Ended on day', hint: 'After the suspension' },
  renewalNoticeDays: { label: 'Renewal announced, days before', hint: 'Many states want one between 15 and 45 days before' },
  cardExpiryNoticeDays: { label: 'Card expiry told, days before', hint: 'Not when the bank has replaced the card' },
  pendingHours: { label: 'Unpaid purchase kept, hours', hint: 'Then it is forgotten' },
  payLinkMinutes: { label: 'Payment page open, minutes', hint: 'Retries wait so long' },
  refundSecondApprovalCents: { label: 'Refund by one admin up to, dollars', hint: 'Above it a second one approves' },
  creditSecondApprovalCents: { label: 'Credit by one person up to, dollars', hint: 'Above it a second one approves' },
};

export const reportEn = {
  months: { label: 'Months', last: (n: string) => `${n} months` },
  standing: { active: 'Active', cancelling: (n: number) => `${n} will not renew`, grace: 'Past due, covered', suspended: 'Suspended', owed: 'Owed now', recovered: 'Recovered', churn: 'Ended a month' },
  recoveredHint: (recovered: number, decided: number) => `${recovered} of ${decided} decided`,
  churnHint: 'of plans in force',
  csv: 'CSV',
  month: 'Month',
  total: 'Total',
  revenue: { title: 'Revenue by plan', how: 'Payments that paid for a period, tax included, in the month the money came (New York time). “Carried over” was paid before this system; Stripe does not have it.', tax: 'Tax', carried: 'Carried over', refunded: 'Refunded', file: 'revenue-by-plan.csv' },
  failed: { title: 'Failed renewals and recovery', how: 'Renewals by the month of their first refused charge, and what has become of them until now. Recovered % counts those that are decided.', recovered: 'Recovered', lost: 'Lost', open: 'Still open', share: 'Recovered %', cents: 'Recovered', file: 'failed-renewals.csv' },
  churn: { title: 'Plans lost, by cause', how: 'Paid plans that ended in the month, of those in force when it began. Purchases that nobody ever paid are not counted.', cancelled: 'Canceled', unpaid: 'Not paid', inForce: 'In force', joined: 'New', share: 'Lost %', file: 'plans-lost.csv' },
  tie: {
    title: 'Ties to Stripe', how: 'The month’s payments in our books beside the same payments as Stripe has them now, to the cent.', agrees: 'Agrees to the cent', differs: (n: number) => (n === 1 ? '1 payment differs' : `${n} payments differ`),
    rows: { charged: 'Charged', refunded: 'Refunded since', kept: 'Kept', payments: 'Payments' }, here: 'Our books', stripe: 'Stripe', difference: 'Difference', carried: (n: number, amount: string) => `Beside these ${n} payments of ${amount} were carried over from before Stripe.`, missing: 'not there', file: 'stripe-differences.csv', payment: 'Payment',
  },
  bar: (name: string, month: string, value: string) => `${name}, ${month}: ${value}`,
} as const;

export const billingTabs = { label: 'Billing', attention: 'Needs a person', report: 'Report', timetable: 'Timetable', sales: 'Till sales' } as const;
