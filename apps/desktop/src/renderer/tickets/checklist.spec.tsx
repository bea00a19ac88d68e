import type { ContractView, VisitCount } from '@sysops/domain/billing';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Checklist } from './checklist.tsx';
import { freshDraft } from './draft.ts';

let root: Root;
let place: HTMLElement;
beforeEach(() => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
  place = document.body.appendChild(document.createElement('main'));
  root = createRoot(place);
});
afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
});

const day = 86_400_000;
const tv = { id: 'tv', category: 'tv' as const, brand: 'Penultimate', model: 'Vista 55', label: 'Penultimate Vista 55', serial: null, purchasedAt: null };
const until = Date.UTC(2037, 4, 3, 4);
const plan = (id: string, visits: VisitCount | null): ContractView => ({
  id, number: 200_001, customerId: 'c', status: 'active', plan: { code: 'home-tv', versionId: 'v', version: 1, name: 'TV Care', priceCents: 7900, currency: 'usd', term: 'year', categories: ['tv'], tier: 'standard', visits: visits?.included ?? null, regions: null },
  startsAt: Date.now() - 30 * day, endsAt: until, timeZone: 'America/New_York', cancelAtPeriodEnd: false, suspendAt: null, endAt: null, endedAt: null, endReason: null, receiptNumber: null, devices: [tv], visits,
});

test.each([
  ['visits left', [plan('a', { included: 3, used: 2, until })], ''],
  ['none left', [plan('a', { included: 3, used: 3, until })], 'Goes to triage first: all 3 visits of TV Care are used until May 3, 2037.'],
  ['the only one used', [plan('a', { included: 1, used: 1, until })], 'Goes to triage first: the visit of TV Care is used until May 3, 2037.'],
  ['none left, but another plan that counts none', [plan('a', { included: 3, used: 3, until }), plan('b', null)], ''],
])('given %s, then the agent knows before saving whether the ticket goes to a person', async (_given, contracts, words) => {
  await act(async () => root.render(<Checklist missing={[]} draft={{ ...freshDraft(), problemCode: 'tv-no-picture', description: 'Dark', deviceId: 'tv' }} type={null} contracts={contracts} devices={[tv]} />));
  expect(place.querySelector('p')?.textContent ?? '').toBe(words);
});
