import type { ContractView } from '@sysops/domain/billing';
import type { FoundBy } from '@sysops/domain/customers';
import type { Address } from '@sysops/domain/shared';
import type { Tone } from '@sysops/ui';
import { dateOf } from '../api/times.ts';

export const addressLine = ({ line1, line2, city, state, zip }: Address): string => `${[line1, line2].filter(Boolean).join(', ')}, ${city}, ${state} ${zip}`;

/** "+12025550143" as "(202) 555-0143"; another country stays as it is. */
export const phoneText = (phone: string): string => phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');

/** What the number was that led to a caller. */
export const foundWords: Readonly<Record<FoundBy, string>> = { phone: 'Phone', email: 'E-mail', name: 'Name', zip: 'ZIP', plan: 'Plan', receipt: 'Receipt', invoice: 'Invoice', serial: 'Serial' };

export type CoverLine = { readonly tone: Tone; readonly word: string; readonly text: string };

const stateWords: Readonly<Record<ContractView['status'], (endsAt: string) => CoverLine['text']>> = {
  active: (end) => `until ${end}`,
  grace: () => 'payment failed, still covered',
  suspended: () => 'suspended: payment failed',
  ended: (end) => `ended ${end}`,
  unclaimed: () => 'bought, not claimed yet',
  pending: () => 'waits for its first payment',
};

/** The plan in one line: the best contract speaks. */
export function coverLine(contracts: readonly ContractView[], now: number): CoverLine {
  const covers = (c: ContractView): boolean => (c.status === 'active' && now < c.endsAt && now >= c.startsAt) || c.status === 'grace';
  const best = contracts.find(covers) ?? contracts.toSorted((a, b) => b.endsAt - a.endsAt)[0];
  if (!best) return { tone: 'gray', word: 'No plan', text: 'a ticket goes to triage' };
  const devices = best.devices.length === 1 ? '1 device' : `${best.devices.length} devices`;
  const text = `${best.plan.name}, ${stateWords[best.status](dateOf(best.endsAt))}, ${devices}`;
  return covers(best) ? { tone: best.status === 'grace' ? 'amber' : 'jade', word: 'Covered', text } : { tone: 'red', word: 'Not covered', text };
}
