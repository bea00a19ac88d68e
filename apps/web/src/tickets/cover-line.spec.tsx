import type { ContractView, VisitCount } from '@sysops/domain/billing';
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VisitsUsed } from '../billing/visits-used.tsx';
import { LanguageProvider, type Language } from '../messages/use-messages.tsx';
import { CoverLine } from './cover-line.tsx';
import { emptyDraft } from './raise-draft.ts';

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
  localStorage.removeItem('language');
});

const now = Date.UTC(2026, 10, 24, 15);
const until = Date.UTC(2027, 4, 3, 4);
const tv = { id: 'tv', category: 'tv' as const, brand: 'Penultimate', model: 'Vista 55', label: 'Penultimate Vista 55', serial: null, purchasedAt: null };
const held = (visits: VisitCount | null): ContractView => ({
  id: 'one', number: 200_001, customerId: 'c', status: 'active', plan: { code: 'home-tv', versionId: 'v', version: 1, name: 'TV Care', priceCents: 7900, currency: 'usd', term: 'year', categories: ['tv'], tier: 'standard', visits: visits?.included ?? null, regions: null },
  startsAt: now - 86_400_000, endsAt: until, timeZone: 'America/New_York', cancelAtPeriodEnd: false, suspendAt: null, endAt: null, endedAt: null, endReason: null, receiptNumber: null, devices: [tv], visits,
});

/** The card beside the form as the site paints it, and the plan's line on the account. */
async function show(contract: ContractView, language: Language): Promise<void> {
  localStorage.setItem('language', language);
  const values = emptyDraft(tv.id);
  const raise = { known: { contracts: [contract] }, draft: { values }, now };
  const rootRoute = createRootRoute();
  const index = createRoute({ getParentRoute: () => rootRoute, path: '/', component: () => <><CoverLine raise={raise} /><VisitsUsed contract={contract} /></> });
  const plans = createRoute({ getParentRoute: () => rootRoute, path: '/plans' });
  const router = createRouter({ routeTree: rootRoute.addChildren([index, plans]), history: createMemoryHistory() });
  await router.load();
  await act(async () => root.render(<LanguageProvider><RouterProvider router={router as never} /></LanguageProvider>));
}

describe('before a ticket is sent', () => {
  const third = { included: 3, used: 2, until };
  test.each([
    { language: 'en', visits: third, words: 'The visit costs nothing extra. It is visit 3 of 3, until May 3, 2027.', line: '2 of 3 visits used, until May 3, 2027' },
    { language: 'es', visits: third, words: 'La visita no cuesta más. Es la visita 3 de 3, hasta el 3 may 2027.', line: '2 de 3 visitas usadas, hasta el 3 may 2027' },
    { language: 'en', visits: null, words: 'The visit costs nothing extra.', line: '' },
  ] as const)('given $visits.used used of $visits.included, then it says so in $language and offers nothing else', async ({ language, visits, words, line }) => {
    await show(held(visits), language);
    expect(place.querySelector('div p:nth-of-type(2)')?.textContent).toMatch(new RegExp(`${words}$`));
    expect(place.querySelector('.tabular')?.textContent ?? '').toBe(line);
    expect(place.querySelectorAll('a')).toHaveLength(0);
  });

  test.each([
    { language: 'en', included: 3, words: 'All 3 visits of this term are used. It ends May 3, 2027. Take another plan, or send the ticket and we call you about the price before anybody comes.', link: 'See plans' },
    { language: 'en', included: 1, words: 'The one visit of this term is used. It ends May 3, 2027.', link: 'See plans' },
    { language: 'es', included: 3, words: 'Las 3 visitas de este período ya se usaron. Termina el 3 may 2027. Elija otro plan, o envíe la solicitud y le llamamos por el precio antes de que alguien vaya.', link: 'Ver planes' },
    { language: 'es', included: 1, words: 'La única visita de este período ya se usó. Termina el 3 may 2027.', link: 'Ver planes' },
  ] as const)('given all $included used, then it says until when in $language and shows the ways on', async ({ language, included, words, link }) => {
    await show(held({ included, used: included, until }), language);
    expect(place.querySelector('div p:nth-of-type(2)')?.textContent).toContain(words);
    expect(place.querySelector('a')?.textContent).toBe(link);
    expect(place.querySelector('a')?.getAttribute('href')).toBe('/plans');
  });
});
