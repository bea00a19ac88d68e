import { BillingPolicy } from '@sysops/domain/billing';
import { timetableEn as t } from '../messages/console-commerce-en.ts';
import { centsOf, dollarsText } from './money-input.ts';

type Name = keyof BillingPolicy;

/** What stands in the fields. */
export type PolicyDraft = Readonly<Record<Name, string>>;

const lists = ['retryDays', 'messageDays', 'renewalNoticeDays', 'cardExpiryNoticeDays'] as const;
const amounts = ['refundSecondApprovalCents', 'creditSecondApprovalCents'] as const;
const numbers = ['suspendDay', 'endDay', 'pendingHours', 'payLinkMinutes'] as const;

/** In the order of a renewal's life. */
export const policyNames: readonly Name[] = ['renewalNoticeDays', 'cardExpiryNoticeDays', 'chargeAtMinute', 'retryDays', 'messageDays', 'suspendDay', 'endDay', 'pendingHours', 'payLinkMinutes', 'refundSecondApprovalCents', 'creditSecondApprovalCents'];

const two = (n: number): string => String(n).padStart(2, '0');

export const timeText = (minuteOfDay: number): string => `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;

export const policyText = (policy: BillingPolicy, name: Name): string => {
  const value = policy[name];
  if (Array.isArray(value)) return value.join(', ');
  if (name === 'chargeAtMinute') return timeText(Number(value));
  return amounts.some((amount) => amount === name) ? dollarsText(Number(value)) : String(value);
};

export const draftOf = (policy: BillingPolicy): PolicyDraft => Object.fromEntries(policyNames.map((name) => [name, policyText(policy, name)])) as PolicyDraft;

const wholeOf = (text: string): number | null => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null);

function minuteOf(text: string): number | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim()) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

function daysOf(text: string): number[] | null {
  const days = text.split(',').map(wholeOf);
  return days.every((day) => day !== null) ? days : null;
}

const readers: readonly { readonly names: readonly Name[]; readonly read: (text: string) => number | number[] | null; readonly error: string }[] = [
  { names: lists, read: daysOf, error: t.dayList }, { names: amounts, read: centsOf, error: t.money }, { names: numbers, read: wholeOf, error: t.wholeNumber }, { names: ['chargeAtMinute'], read: minuteOf, error: t.time },
];

export type PolicyErrors = Partial<Record<Name, string>>;

const isName = (name: unknown): name is Name => policyNames.some((known) => known === name);

/** The policy that the fields say, or what is wrong with which of them. */
export function policyOf(draft: PolicyDraft): { readonly policy: BillingPolicy } | { readonly errors: PolicyErrors } {
  const read = readers.flatMap(({ names, read: reader, error }) => names.map((name) => ({ name, value: reader(draft[name]), error })));
  const wrong = read.filter(({ value }) => value === null);
  if (wrong.length > 0) return { errors: Object.fromEntries(wrong.map(({ name, error }) => [name, error])) };
  const parsed = BillingPolicy.safeParse(Object.fromEntries(read.map(({ name, value }) => [name, value])));
  if (parsed.success) return { policy: parsed.data };
  // A rule about several numbers has no field of its own; the suspension is what it turns on.
  return { errors: Object.fromEntries(parsed.error.issues.map(({ path: [name], message }) => [isName(name) ? name : 'suspendDay', message])) };
}

export type PolicyStep = { readonly day: number; readonly kind: 'notice' | 'charge' | 'told' | 'retry' | 'message' | 'suspend' | 'end' };

/** What happens on which day of a renewal, in order; days before it are negative. */
export function stepsOf(policy: BillingPolicy): PolicyStep[] {
  const at = (kind: PolicyStep['kind'], days: readonly number[]): PolicyStep[] => days.map((day) => ({ day, kind }));
  const steps = [
    ...at('notice', policy.renewalNoticeDays.map((days) => -days)), ...at('charge', [0]), ...at('told', policy.messageDays.filter((day) => day === 0)), ...at('retry', policy.retryDays), ...at('message', policy.messageDays.filter((day) => day > 0)),
    ...at('suspend', [policy.suspendDay]), ...at('end', [policy.endDay]),
  ];
  return steps.toSorted((a, b) => a.day - b.day);
}
