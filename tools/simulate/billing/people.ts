import { day } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { payOnPage, register, type BillingWorld, type Buyer } from '../../../apps/server/src/billing/billing-fixture.ts';
import type { Random } from '../random.ts';

/** steady: the card works. repairs: puts another card on file. link: pays by the link. bank: has to confirm each time. never: does not pay. leaves: cancels while paid. dodges: cancels while past due. hasty: cancels, or has himself erased, while a charge of his card is under way. switcher: changes his card and opens old pages again. */
export type Habit = 'steady' | 'repairs' | 'link' | 'bank' | 'never' | 'leaves' | 'dodges' | 'hasty' | 'switcher';

export type Person = Buyer & {
  readonly habit: Habit;
  readonly steps: { actAt: number | null };
  /** The checkout of the first payment, for whoever opens its page again. */
  readonly sessionId: string | null;
  cancelledAt: number | null;
  /** The period whose charge had not reached the card when he cancelled: it may never be charged. */
  takenBack: number | null;
  /** The last digits of the card he has chosen. */
  chosen: string | null;
};

/** Whose card always works. */
export const isGood = (habit: Habit): boolean => habit === 'steady' || habit === 'leaves' || habit === 'hasty' || habit === 'switcher';

const cards: Readonly<Record<Habit, string>> = {
  steady: 'pm_card_visa', leaves: 'pm_card_visa', repairs: 'pm_card_sandbox_renewalStolen', link: 'pm_card_sandbox_renewalInsufficientFunds', bank: 'pm_card_authenticationRequired',
  never: 'pm_card_sandbox_renewalInsufficientFunds', dodges: 'pm_card_sandbox_renewalInsufficientFunds', hasty: 'pm_card_visa', switcher: 'pm_card_visa',
};

/** Cards that work, and whose refunds are done later or come back once. */
const refundCards = ['pm_card_pendingRefund', 'pm_card_sandbox_refundFailsOnce'] as const;
const otherCards = { '4242': 'pm_card_visa', '7726': 'pm_card_pendingRefund' } as const;

function habitOf(random: Random): Habit {
  const drawn = random.int(1, 100);
  const shares: readonly [Habit, number][] = [['steady', 60], ['hasty', 70], ['switcher', 76], ['repairs', 82], ['link', 88], ['bank', 93], ['never', 95], ['leaves', 98], ['dodges', 100]];
  return shares.find(([, upTo]) => drawn <= upTo)?.[0] ?? 'steady';
}

/** Registers, then pays; where the page does not open the first time, it is asked for again. */
async function buy(world: BillingWorld, card: string, planCode: string): Promise<Buyer & { readonly sessionId: string | null }> {
  const person = await register(world, planCode);
  return { ...person, sessionId: await payFirst(person, card) };
}

async function payFirst(person: Pick<Buyer, 'me' | 'contractId'>, card: string): Promise<string | null> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { url } = await person.me.billing.checkout({ contractId: person.contractId });
      const sessionId = url === null ? null : await payOnPage(url, card);
      if (sessionId) await person.me.billing.finishCheckout({ sessionId });
      return sessionId;
    } catch (error) {
      if (tries === 20) throw error;
    }
  }
}

const fresh = { cancelledAt: null, takenBack: null, chosen: null } as const;

/** One person; some hold two plans that renew on the same days. */
export async function makePerson(world: BillingWorld, random: Random, codes: { readonly month: string; readonly year: string }): Promise<Person[]> {
  const habit = habitOf(random);
  const card = habit === 'steady' && random.chance(0.2) ? random.pick(refundCards) : cards[habit];
  const person = await buy(world, card, random.chance(0.08) ? codes.year : codes.month);
  const one: Person = { ...person, ...fresh, habit, steps: { actAt: habit === 'leaves' ? world.now() + random.int(40, 400) * day : null }, chosen: habit === 'switcher' ? '4242' : null };
  if (habit !== 'steady' || !random.chance(0.3)) return [one];
  const contractId = v7();
  await person.me.billing.buy({ commandId: v7(), contractId, planCode: codes.month, devices: [{ deviceId: v7(), category: 'tv', brand: 'Penultimate', model: 'Vista 55' }] });
  return [one, { ...one, contractId, sessionId: await payFirst({ me: person.me, contractId }, card) }];
}

async function pay(person: Person): Promise<void> {
  const { url } = await person.me.billing.checkout({ contractId: person.contractId });
  if (url === null) return;
  const sessionId = await payOnPage(url, person.habit === 'bank' ? 'pm_card_authenticationRequired' : 'pm_card_visa');
  // Some close the window instead of coming back.
  if (sessionId && person.contractId.charCodeAt(35) % 2 === 0) await person.me.billing.finishCheckout({ sessionId });
}

/** Whether Stripe has a successful payment of this period. */
export const hasCharged = (world: BillingWorld, contractId: string, period: number): boolean =>
  world.sandbox.stripe.store.list('payment_intent').some((p) => p.status === 'succeeded' && p.metadata['contract'] === contractId && p.metadata['period'] === String(period));

/** A period that has just begun and whose charge has not reached the card: its morning has not come, or Stripe is away. Later than that it is owed. */
async function justBegun(world: BillingWorld, contractId: string): Promise<number | null> {
  const [row] = await world.rows<{ period: number }>(`select paid_through + 1 as period from contract where id = ? and status = 'active' and app.now() between ends_at and ends_at + interval '3 days'`, [contractId]);
  return row && !hasCharged(world, contractId, row.period) ? row.period : null;
}

async function cancel(world: BillingWorld, person: Person): Promise<void> {
  const begun = await justBegun(world, person.contractId);
  await person.me.billing.cancel({ commandId: v7(), contractId: person.contractId });
  person.cancelledAt = world.now();
  person.takenBack = begun;
}

async function repair(person: Person, card: string): Promise<void> {
  const { url } = await person.me.billing.portal({});
  await fetch(url ?? '', { method: 'POST', body: new URLSearchParams({ add: card }), redirect: 'manual' });
  if (person.contractId.charCodeAt(35) % 2 === 0) await person.me.billing.refreshCard();
}

async function act(world: BillingWorld, person: Person): Promise<void> {
  if (person.habit === 'leaves' || person.habit === 'dodges') return cancel(world, person);
  if (person.habit === 'link' || person.habit === 'bank') return pay(person);
  if (person.habit === 'repairs') return repair(person, 'pm_card_visa');
}

/** Chooses another card in the portal; then looks at an old page of his first payment. */
async function switchCard(person: Person, random: Random): Promise<void> {
  const next = person.chosen === '4242' ? '7726' : '4242';
  const { url } = await person.me.billing.portal({});
  const changed = await fetch(url ?? '', { method: 'POST', body: new URLSearchParams({ add: otherCards[next] }), redirect: 'manual' });
  if (changed.status === 303) person.chosen = next;
  if (random.chance(0.7)) await person.me.billing.refreshCard();
  if (person.sessionId !== null && random.chance(0.7)) await person.me.billing.finishCheckout({ sessionId: person.sessionId });
}

/** Each does what is his habit some days after something went wrong; what Stripe or we refuse is tried again the next day. */
export async function liveOn(world: BillingWorld, people: readonly Person[], random: Random): Promise<void> {
  const standing = new Map((await world.rows<{ id: string; status: string }>(`select id, status from contract where status <> 'ended'`)).map((c) => [c.id, c.status]));
  for (const person of people) {
    const status = standing.get(person.contractId);
    if (status === undefined || person.cancelledAt !== null || person.habit === 'steady' || person.habit === 'never' || person.habit === 'hasty') continue;
    if (person.habit === 'switcher') {
      if (random.chance(0.03)) await switchCard(person, random).catch(() => undefined);
      continue;
    }
    const pastDue = status === 'grace' || status === 'suspended';
    if (pastDue && person.steps.actAt === null) person.steps.actAt = world.now() + random.int(0, person.habit === 'dodges' ? 12 : 24) * day;
    if (person.habit !== 'leaves' && !pastDue) {
      person.steps.actAt = null;
      // A card that works gets old again, so that every year has its troubles.
      if (person.habit === 'repairs' && random.chance(0.01)) await repair(person, cards.repairs).catch(() => undefined);
      continue;
    }
    if (person.steps.actAt === null || person.steps.actAt > world.now()) continue;
    await act(world, person).then(() => (person.steps.actAt = null), () => undefined);
  }
}
