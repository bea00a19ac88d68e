import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { DemoSignIn } from '@sysops/domain/identity';
import { demoPeople, takeSeatOf } from './demo-seat.ts';
import type { Product } from './start-product.ts';

const card = 'pm_card_visa';

/**
 * Puts a card on file for the demonstration's customers, as each would do it: signed in, on the hosted page. Done once
 * for each world, so that a card that somebody takes away stays away; `given` is the file that remembers it.
 */
export async function giveDemoCards(product: Product, given: string, say: (line: string) => void): Promise<void> {
  if (existsSync(given)) return;
  const names: string[] = [];
  for (const who of await demoPeople(product.url, 'customer')) if (await giveCard(product, who)) names.push(who.email);
  await writeFile(given, `${names.join('\n')}\n`);
  if (names.length > 0) say(`cards at the sandbox’s Stripe: ${names.join(', ')}`);
}

/** False when he has one, and when he owes something: a card would pay it at once, and the demonstration wants him so. */
async function giveCard({ url, sandboxUrl }: Product, who: DemoSignIn): Promise<boolean> {
  const { api: { billing } } = await takeSeatOf(url, who);
  await billing.refreshCard.mutate();
  const [account, contracts] = await Promise.all([billing.account.query({}), billing.mine.query()]);
  if (account.card !== null || contracts.some(({ status }) => status === 'grace' || status === 'suspended')) return false;
  const portal = (await billing.portal.mutate({})).url;
  if (portal === null) return false;
  const pressed = await fetch(new URL(new URL(portal).pathname, sandboxUrl), { method: 'POST', body: new URLSearchParams({ add: card }), redirect: 'manual' });
  if (pressed.status !== 303) throw new Error(`The sandbox's portal answers ${pressed.status}`);
  await billing.refreshCard.mutate();
  return (await billing.account.query({})).card !== null;
}
