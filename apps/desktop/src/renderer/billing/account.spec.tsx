import type { BillingAccount, ContractAccount, ContractStatus, VisitCount } from '@sysops/domain/billing';
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { queryClient } from '../api/api.ts';
import { runAction } from '../shell/live-actions.ts';
import type { Opened } from './opened.ts';
import { Plans } from './plans.tsx';

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
const now = Date.now();
const plan = { code: 'home-tv', versionId: 'v', version: 1, name: 'TV Care', priceCents: 7900, currency: 'usd', term: 'year', categories: ['tv'], tier: 'standard', visits: null, regions: null } as const;
const tv = (id: string) => ({ id, category: 'tv' as const, brand: 'Penultimate', model: `Vista ${id}`, label: `Penultimate Vista ${id}`, serial: null, purchasedAt: null });

function held(status: ContractStatus, more: { readonly id?: string; readonly devices?: ReturnType<typeof tv>[]; readonly cancelled?: boolean; readonly visits?: VisitCount } = {}): ContractAccount {
  const dunned = status === 'grace' || status === 'suspended';
  return {
    contract: {
      id: more.id ?? status, number: 200_001, customerId: 'c', status, plan, startsAt: now - 300 * day, endsAt: now + 65 * day, timeZone: 'America/New_York', cancelAtPeriodEnd: more.cancelled ?? false, suspendAt: dunned ? now + 9 * day : null,
      endAt: dunned ? now + 24 * day : null, endedAt: status === 'ended' ? now - day : null, endReason: status === 'ended' ? 'cancelled' : null, receiptNumber: null, devices: more.devices ?? [tv('55')], visits: more.visits ?? null,
    },
    periods: dunned || status === 'pending' ? [{ period: 2, state: 'owed', planName: 'TV Care', startsAt: now, endsAt: now + 365 * day, dueAt: now, netCents: 7900, taxCents: 316, creditCents: 0, chargeCents: 8216, refundableCents: 0, paidAt: null, nextTryAt: now + 2 * day, failure: { kind: 'retry', code: 'card_declined' }, invoiceId: null, invoiceNumber: null, charges: [], refunds: [] }] : [],
    history: [],
  };
}

const customer = { id: 'c', name: 'Ana Ruiz', email: 'ana@example.com', phone: '+16145550143', channel: 'sms' as const, language: 'es' as const, place: { address: { line1: '12 Elm St', city: 'Columbus', state: 'OH', zip: '43215' }, location: null }, smsOptedOut: false, emailProved: true, phoneProved: true, version: 1 };

type Shown = { readonly opened: Opened[]; readonly rerender: (opened: Opened) => Promise<void> };

/** The panel as the program paints it; what it asks to open is kept, and opened when the test says so. */
async function show(contracts: readonly ContractAccount[], away = false): Promise<Shown> {
  const opened: Opened[] = [];
  const account: BillingAccount = { contracts, card: null, creditCents: 0, credits: [], invoices: [] };
  const rerender = (now: Opened): Promise<void> =>
    act(async () => root.render(<QueryClientProvider client={queryClient}><div id="account-panel" tabIndex={-1}><Plans account={account} customer={customer} opening={{ opened: now, away, open: (next) => opened.push(next), close: () => opened.push(null) }} /></div></QueryClientProvider>));
  await rerender(null);
  return { opened, rerender };
}

const buttons = (name: string | RegExp): HTMLButtonElement[] => [...place.querySelectorAll('button')].filter((button) => (typeof name === 'string' ? (button.ariaLabel ?? button.textContent).startsWith(name) : name.test(button.textContent)));
const run = (id: Parameters<typeof runAction>[0]): Promise<boolean> => act(async () => runAction(id));

describe('what may be done to a plan as it stands', () => {
  test.each([
    ['active', ['Add a device', 'Cancel plan']], ['pending', ['Send the link to pay', 'Add a device', 'Cancel plan']], ['grace', ['Send the link to pay', 'Add a device', 'Cancel plan']], ['suspended', ['Send the link to pay', 'Add a device', 'Cancel plan']], ['ended', ['Buy again']],
  ] as const)('%s', async (status, labels) => {
    await show([held(status)]);
    const card = place.querySelector('article');
    const offered = [...(card?.querySelectorAll(':scope > div:last-child button') ?? [])].map((button) => button.firstElementChild?.firstChild?.textContent);
    expect(offered).toEqual(labels);
  });

  test('a cancelled one is kept, not cancelled again', async () => {
    const { opened } = await show([held('active', { cancelled: true })]);
    expect(buttons('Cancel plan')).toEqual([]);
    expect(await run('account.cancel')).toBe(false);
    expect(await run('account.resume')).toBe(true);
    expect(opened).toEqual([{ kind: 'resume', contractId: 'active' }]);
  });

  test('what is unpaid is said with its reason and the next try', async () => {
    await show([held('grace')]);
    expect(place.textContent).toContain('$82.16 is unpaid. The bank refused the card. Next try');
  });

  test('visits that are used are said with the day they end, on the plan that counts them', async () => {
    const until = Date.UTC(2027, 4, 3, 4);
    await show([held('active', { id: 'one', visits: { included: 3, used: 2, until } }), held('active', { id: 'two' })]);
    expect(document.getElementById('plan-one')?.textContent).toContain('2 of 3 visits used, until May 3, 2027');
    expect(document.getElementById('plan-two')?.textContent).not.toMatch(/visits? used/);
  });

  test('the last device of a plan cannot be taken off', async () => {
    await show([held('active')]);
    expect(buttons('Remove ')).toEqual([]);
    await show([held('active', { devices: [tv('55'), tv('43')] })]);
    expect(buttons('Remove ')).toHaveLength(2);
  });
});

describe('keys', () => {
  test('act on the chosen plan: the unpaid one first, then the next', async () => {
    const { opened } = await show([held('active', { id: 'one' }), held('grace', { id: 'two' }), held('ended')]);
    await run('account.payLink');
    await run('account.previous');
    await run('account.cancel');
    expect(opened).toEqual([{ kind: 'pay_link', contractId: 'two' }, { kind: 'cancel', contractId: 'one' }]);
  });

  test('while the server is away nothing can be started, by key or by hand', async () => {
    const { opened } = await show([held('grace')], true);
    for (const id of ['account.cancel', 'account.payLink', 'account.addDevice', 'account.buy', 'account.claim', 'account.profile', 'account.cardLink'] as const) expect(await run(id), id).toBe(false);
    expect(buttons(/./).filter((button) => !button.disabled).map((button) => button.textContent)).toEqual([]);
    expect(opened).toEqual([]);
  });
});

describe('the second press', () => {
  test('says what it means, has the focus, and Escape leaves everything and gives the focus back', async () => {
    const { opened, rerender } = await show([held('active')]);
    await act(async () => buttons('Cancel plan')[0]?.focus());
    await rerender({ kind: 'cancel', contractId: 'active' });
    expect(place.querySelector('form')?.textContent).toMatch(/^Cancel TV Care\?Cover goes on until .* After that the card is not charged again/);
    expect(document.activeElement?.textContent).toContain('Cancel TV Care');
    await act(() => userEvent.keyboard('{Escape}'));
    expect(opened).toEqual([null]);
    await rerender(null);
    expect(document.activeElement).toBe(document.getElementById('account-panel'));
  });

  test('to the link says by which way it goes, and that nobody asks for the number', async () => {
    const { rerender } = await show([held('grace')]);
    await rerender({ kind: 'pay_link', contractId: 'grace' });
    expect(place.querySelector('form')?.textContent).toContain('It goes by text message to (614)\u00a0555-0143. The caller types the card on the payment service’s own page; do not ask for its number.');
    expect(place.querySelectorAll('input[autocomplete^="cc-"], input[name*="card" i]')).toHaveLength(0);
  });

  test('with a form names what is missing and sends nothing', async () => {
    const { opened, rerender } = await show([held('active')]);
    await rerender({ kind: 'add_device', contractId: 'active' });
    expect(document.activeElement?.tagName).toBe('INPUT');
    await act(() => userEvent.keyboard('{Enter}'));
    expect(place.textContent).toContain('Ask for the make');
    expect(place.textContent).toContain('Ask for the model');
    expect(opened).toEqual([]);
  });
});
