import { hasVisitsLeft, standingOf, type ContractView } from '@sysops/domain/billing';
import type { FoundBy } from '@sysops/domain/customers';
import type { Address } from '@sysops/domain/shared';
import type { CoverVerdict } from '@sysops/domain/tickets';
import type { Tone } from '@sysops/ui';
import { dateOf } from '../api/times.ts';
import { visitsText } from '../billing/plan-words.ts';

export const addressLine = ({ line1, line2, city, state, zip }: Address): string => `${[line1, line2].filter(Boolean).join(', ')}, ${city}, ${state} ${zip}`;

/** "+12025550143" as "(202) 555-0143"; another country stays as it is. */
export const phoneText = (phone: string): string => phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');

/** What the number was that led to a caller. */
export const foundWords: Readonly<Record<FoundBy, string>> = { phone: 'Phone', email: 'E-mail', name: 'Name', zip: 'ZIP', plan: 'Plan', receipt: 'Receipt', invoice: 'Invoice', serial: 'Serial' };

export type CoverLine = { readonly tone: Tone; readonly word: string; readonly text: string };

const standingWords: Readonly<Record<CoverVerdict['reason'], (contract: ContractView) => string>> = {
  active: ({ endsAt, cancelAtPeriodEnd }) => `${cancelAtPeriodEnd ? 'cancelled, covered until' : 'until'} ${dateOf(endsAt)}`,
  // A renewal that nobody has tried yet is late on our side; one that was refused is being tried again.
  grace: ({ status, suspendAt }) => (status === 'grace' && suspendAt !== null ? `payment failed, still covered until ${dateOf(suspendAt)}` : 'renews today, still covered'),
  suspended: () => 'suspended: payment failed',
  ended: ({ status, endsAt }) => (status === 'unclaimed' ? 'bought, not claimed yet' : `ended ${dateOf(endsAt)}`),
  not_started: ({ status, startsAt }) => (status === 'pending' ? 'waits for its first payment' : `starts ${dateOf(startsAt)}`),
  no_contract: () => '',
  device_not_covered: () => '',
  visits_used: () => '',
};

type Standing = { readonly contract: ContractView; readonly reason: CoverVerdict['reason'] };

/** Visits left before none, then paid before in grace. */
const rank = ({ contract, reason }: Standing): number => (hasVisitsLeft(contract.visits) ? 0 : 2) + (reason === 'active' ? 0 : 1);

/** The plan in one line, by the server's own rule for cover: the best contract speaks. */
export function coverLine(contracts: readonly ContractView[], now: number): CoverLine {
  const standing = contracts.map((contract) => ({ contract, reason: standingOf(contract, now) }));
  const open = standing.filter(({ reason }) => reason === 'active' || reason === 'grace').toSorted((a, b) => rank(a) - rank(b));
  const best = open[0] ?? standing.toSorted((a, b) => b.contract.endsAt - a.contract.endsAt)[0];
  if (!best) return { tone: 'gray', word: 'No plan', text: 'a ticket goes to triage' };
  const { contract, reason } = best;
  const devices = contract.devices.length === 1 ? '1 device' : `${contract.devices.length} devices`;
  const { visits } = contract;
  const text = [contract.plan.name, standingWords[reason](contract), visits ? visitsText(visits) : '', devices].filter(Boolean).join(', ');
  if (open.length > 0 && !hasVisitsLeft(visits)) return { tone: 'amber', word: 'Visits used', text };
  if (reason === 'active' || reason === 'grace') return { tone: reason === 'grace' && contract.status === 'grace' ? 'amber' : 'jade', word: 'Covered', text };
  return { tone: 'red', word: 'Not covered', text };
}
