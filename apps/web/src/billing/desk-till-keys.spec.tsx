import type { TillKeyView } from '@sysops/domain/billing';
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import * as z from 'zod';
import { queryClient } from '../api/api.ts';
import { ShopSales } from './desk-shop-sales.tsx';
import { TillKeys } from './desk-till-keys.tsx';

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
  queryClient.clear();
  vi.restoreAllMocks();
});

type Asked = { readonly path: string; readonly input: unknown };
type Server = { readonly asked: Asked[]; readonly answers: Map<string, unknown> };

const refusal = (message: string) => ({ error: { message, code: -32600, data: { domainCode: 'conflict', facts: { field: 'name' }, requestId: 'r-1', fieldErrors: null } } });
const Batch = z.record(z.string(), z.unknown());

/** The other end of the wire: each procedure's answer by its name, whole; one without an answer is out of reach. */
function serve(answers: Readonly<Record<string, unknown>>): Server {
  const server: Server = { asked: [], answers: new Map(Object.entries(answers)) };
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const url = new URL(new Request(input).url);
    const paths = url.pathname.slice('/trpc/'.length).split(',');
    const inputs = Batch.parse(JSON.parse(typeof init?.body === 'string' ? init.body : (url.searchParams.get('input') ?? '{}')));
    for (const [n, path] of paths.entries()) server.asked.push({ path, input: inputs[n] });
    if (paths.some((path) => !server.answers.has(path))) throw new TypeError('Failed to fetch');
    return Response.json(paths.map((path) => server.answers.get(path)));
  });
  return server;
}

const data = (value: unknown) => ({ result: { data: value } });
const made = Date.UTC(2026, 10, 2, 15);
const till = (name: string, more: Partial<TillKeyView> = {}): TillKeyView => ({ id: name, name, madeBy: 'Dana Admin', madeAt: made, lastUsedAt: null, revokedBy: null, revokedAt: null, ...more });

const show = (face: React.ReactNode): Promise<void> => act(async () => root.render(<QueryClientProvider client={queryClient}>{face}</QueryClientProvider>));
const until = (isSo: () => void): Promise<void> => vi.waitFor(() => act(async () => isSo()));
const seen = (text: string | RegExp): Promise<void> => until(() => expect(document.body.textContent).toMatch(text));
const button = (name: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find((one) => (one.ariaLabel ?? one.textContent) === name);
  if (!found) throw new Error(`There is no button ${name}`);
  return found;
};
/** A press gives the focus, as a person's does. */
const press = (name: string): Promise<void> =>
  act(async () => {
    button(name).focus();
    button(name).click();
  });

describe('the list of keys', () => {
  test('while it is asked for says so; without keys says what that means', async () => {
    serve({ 'billing.tillKeys': data([]) });
    await show(<TillKeys />);
    await seen(/No till has a key yet/);
    expect(place.querySelector('[aria-busy]')).toBe(null);
  });

  test('when it cannot be read says so and asks again on a press', async () => {
    const server = serve({});
    queryClient.setDefaultOptions({ queries: { retry: false } });
    await show(<TillKeys />);
    await seen(/Try again/);
    server.answers.set('billing.tillKeys', data([till('Brooklyn 2')]));
    await press('Try again');
    await seen(/Brooklyn 2/);
  });

  test('says of each who made it, when it was used last, and who revoked it; only a live one can be revoked', async () => {
    serve({ 'billing.tillKeys': data([till('Brooklyn 2', { lastUsedAt: Date.now() - 5 * 60_000 }), till('Queens 1'), till('Bronx 1', { revokedBy: 'Max Admin', revokedAt: made })]) });
    await show(<TillKeys />);
    await seen(/Bronx 1/);
    expect([...place.querySelectorAll('li')].map((row) => row.textContent)).toEqual([
      'Brooklyn 2Livemade by Dana Admin, Nov 2, 2026 · last used 5 min agoRevoke', 'Queens 1Livemade by Dana Admin, Nov 2, 2026 · never usedRevoke', 'Bronx 1Revokedmade by Dana Admin, Nov 2, 2026 · never used · revoked by Max Admin, Nov 2, 2026',
    ]);
  });

  test('asks before it revokes, and sends which key', async () => {
    const server = serve({ 'billing.tillKeys': data([till('Brooklyn 2')]), 'billing.revokeTillKey': data({ tillKeyId: 'Brooklyn 2' }) });
    await show(<TillKeys />);
    await seen(/Brooklyn 2/);
    await press('Revoke the key of Brooklyn 2');
    await seen(/Revoke the key of Brooklyn 2\?The till is refused from now on/);
    expect(server.asked.map(({ path }) => path)).toEqual(['billing.tillKeys']);
    server.answers.set('billing.tillKeys', data([till('Brooklyn 2', { revokedBy: 'Dana Admin', revokedAt: made })]));
    await press('Revoke');
    await seen(/revoked by Dana Admin/);
    expect(server.asked.find(({ path }) => path === 'billing.revokeTillKey')?.input).toMatchObject({ tillKeyId: 'Brooklyn 2', commandId: expect.any(String) });
    await until(() => expect(document.querySelector('[role=dialog]')).toBe(null));
  });
});

describe('a new key', () => {
  const key = `till_${'k'.repeat(43)}`;
  const opened = async (answers: Readonly<Record<string, unknown>> = {}): Promise<Server> => {
    const server = serve({ 'billing.tillKeys': data([]), ...answers });
    await show(<TillKeys />);
    await seen(/No till has a key yet/);
    await press('New till key');
    await until(() => expect(document.activeElement?.tagName).toBe('INPUT'));
    return server;
  };

  test('without a name is not asked for, and the field says why', async () => {
    const server = await opened();
    await act(() => userEvent.keyboard('{Enter}'));
    await seen(/Give it a name/);
    expect(server.asked.map(({ path }) => path)).toEqual(['billing.tillKeys']);
  });

  test('whose name is taken keeps what was typed and says so; the same name again keeps its id', async () => {
    const server = await opened({ 'billing.makeTillKey': refusal('There is a key with this name already.') });
    await act(() => userEvent.keyboard('Brooklyn 2{Enter}'));
    await seen(/There is a key with this name already/);
    expect(document.querySelector('input')?.value).toBe('Brooklyn 2');
    await press('Make the key');
    await until(() => expect(server.asked.filter(({ path }) => path === 'billing.makeTillKey')).toHaveLength(2));
    const ids = server.asked.filter(({ path }) => path === 'billing.makeTillKey').map(({ input }) => JSON.stringify(input));
    expect(new Set(ids).size).toBe(1);
  });

  test('is shown once with a button that copies it; a press beside the dialog does not lose it, Done does', async () => {
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await opened({ 'billing.makeTillKey': data({ tillKeyId: 'x', name: 'Brooklyn 2', key }) });
    await act(() => userEvent.keyboard(' Brooklyn 2 {Enter}'));
    await seen(key);
    expect(document.querySelector('code')?.textContent).toBe(key);
    expect(document.body.textContent).toContain('It is kept nowhere and cannot be shown again.');
    expect(document.body.textContent).toContain('/api/till/sales');
    await until(() => expect(document.activeElement?.textContent).toBe('Copy the key'));
    await act(() => userEvent.keyboard('{Enter}'));
    expect(copied).toHaveBeenCalledWith(key);
    await seen(/Copied/);
    await act(() => userEvent.click(document.documentElement, { position: { x: 2, y: 2 }, force: true }));
    expect(document.body.textContent).toContain(key);
    await press('Done');
    await until(() => expect(document.body.textContent).not.toContain(key));
    expect(JSON.stringify(queryClient.getQueryCache().getAll().map(({ state }) => state.data))).not.toContain(key);
    await until(() => expect(document.activeElement).toBe(button('New till key')));
  });
});

describe('the list of recorded sales', () => {
  const sale = { contractId: 'c', receiptNumber: 'BKN2-1', zip: '11215', planName: 'TV Care', devices: 1, soldAt: made, recordedAt: made, status: 'unclaimed' };

  test('names the till or the person, or nobody for what is from before', async () => {
    serve({ 'billing.shopSales': data([{ ...sale, by: { kind: 'till', tillKeyId: 'k', name: 'Brooklyn 2' } }, { ...sale, contractId: 'd', by: { kind: 'staff', accountId: 'a', name: 'Dana Admin' } }, { ...sale, contractId: 'e', status: 'active', by: null }]) });
    await show(<ShopSales />);
    await seen(/BKN2-1/);
    const cells = [...place.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('td, th')].map((cell) => cell.textContent));
    expect(cells.map((row) => [row[0], row[2], row[7]])).toEqual([['BKN2-1', 'Brooklyn 2 (till)', 'Not claimed'], ['BKN2-1', 'Dana Admin', 'Not claimed'], ['BKN2-1', '–', 'Active']]);
  });

  test('without sales says how the first one comes', async () => {
    serve({ 'billing.shopSales': data([]) });
    await show(<ShopSales />);
    await seen(/No sale is recorded yet.*give a till a key of its own/);
  });
});
