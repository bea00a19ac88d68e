import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDemoSecrets } from './demo-secrets.ts';
import { demoPeople, takeSeatOf, type Seat } from './demo-seat.ts';
import { giveDemoCards } from './give-demo-cards.ts';
import { startProduct, type Product } from './start-product.ts';
import { waitUntilReady } from './wait-until-ready.ts';

let dataDir = '';
let product: Product;
const said: string[] = [];
const give = () => giveDemoCards(product, join(dataDir, 'given'), (line) => said.push(line));

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sysops-cards-'));
  await chmod(dataDir, 0o755);
  product = await startProduct({ dataDir, secrets: makeDemoSecrets(), given: { LOG_LEVEL: 'warn', DATABASE_URL: '' }, seed: 'demo', faces: false, sandboxFile: join(dataDir, 'sandbox.memory') });
}, 120_000);
afterAll(async () => {
  await product.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const seats = async (): Promise<Seat[]> => Promise.all((await demoPeople(product.url, 'customer')).map((who) => takeSeatOf(product.url, who)));
const cardsOf = async (all: readonly Seat[]) => Promise.all(all.map(async ({ api }) => (await api.billing.account.query({})).card?.last4 ?? null));
const pageOf = async ({ api }: Seat): Promise<{ readonly url: string; readonly html: string }> => {
  const url = (await api.billing.portal.mutate({})).url ?? '';
  return { url, html: await (await fetch(url)).text() };
};

test('given the demonstration of npm start, when cards are given, then whoever owes nothing has one, which outlives the sandbox and is given once', async () => {
  await give();
  const customers = await seats();
  const [alex] = customers;
  expect(await cardsOf(customers)).toEqual(['4242', '4242', null]);
  expect(said).toHaveLength(1);

  await product.sandbox.stop();
  product.sandbox.start();
  await waitUntilReady(product.sandbox, product.sandboxUrl);
  const page = await pageOf(alex as Seat);
  expect(page.html).toContain('4242');

  const id = /name="remove" value="(\w+)"/.exec(page.html)?.[1] ?? '';
  await fetch(page.url, { method: 'POST', body: new URLSearchParams({ remove: id }), redirect: 'manual' });
  await alex?.api.billing.refreshCard.mutate();
  await give();
  expect(await cardsOf(customers)).toEqual([null, '4242', null]);
  expect(said).toHaveLength(1);
});
