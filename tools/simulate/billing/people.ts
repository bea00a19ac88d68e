import { day } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { payOnPage, register, type BillingWorld, type Buyer } from '../../../apps/server/src/billing/billing-fixture.ts';
import type { Random } from '../random.ts';

/** steady: the card works. repairs: puts another card on file. link: pays by the link. bank: has to confirm each time. never: does not pay. leaves: cancels while paid. dodges: cancels while past due. */
export type Habit = 'steady' | 'repairs' | 'link' | 'bank' | 'never' | 'leaves' | 'dodges';

export type Person = Buyer & { readonly habit: Habit; readonly steps: { actAt: number | null }; cancelledAt: number | null };

const cards: Readonly<Record<Habit, string>> = {
  steady: 'pm_card_visa', leaves: 'pm_card_visa', repairs: 'pm_card_sandbox_renewalStolen', link: 'pm_card_sandbox_renewalInsufficientFunds', bank: 'pm_card_authenticationRequired',
  never: 'pm_card_sandbox_renewalInsufficientFunds', dodges: 'pm_card_sandbox_renewalInsufficientFunds',
};

function habitOf(random: Random): Habit {
  const drawn = random.int(1, 100);
  const shares: readonly [Habit, number][] = [['steady', 76], ['repairs', 82], ['link', 88], ['bank', 93], ['never', 95], ['leaves', 98], ['dodges', 100]];
  return shares.find(([, upTo]) => drawn <= upTo)?.[0] ?? 'steady';
}

/** Registers, then pays; where the page does not open the first time, it is asked for again. */
async function buy(world: BillingWorld, card: string, planCode: string): Promise<Buyer> {
  const person = await register(world, planCode);
  for (let tries = 1; ; tries += 1) {
    try {
      const { url } = await person.me.billing.checkout({ contractId: person.contractId });
      const sessionId = url === null ? null : await payOnPage(url, card);
      if (sessionId) await person.me.billing.finishCheckout({ sessionId });
      return person;
    } catch (error) {
      if (tries === 20) throw error;
    }
  }
}

export async function makePerson(world: BillingWorld, random: Random, codes: { readonly month: string; readonly year: string }): Promise<Person> {
  const habit = habitOf(random);
  const person = await buy(world, cards[habit], random.chance(0.08) ? codes.year : codes.month);
  return { ...person, habit, steps: { actAt: habit === 'leaves' ? world.now() + random.int(40, 400) * day : null }, cancelledAt: null };
}

async function pay(person: Person): Promise<void> {
  const { url } = await person.me.billing.checkout({ contractId: person.contractId });
  if (url === null) return;
  const sessionId = await payOnPage(url, person.habit === 'bank' ? 'pm_card_authenticationRequired' : 'pm_card_visa');
  // Some close the window instead of coming back.
  if (sessionId && person.contractId.charCodeAt(35) % 2 === 0) await person.me.billing.finishCheckout({ sessionId });
}

async function cancel(person: Person, now: number): Promise<void> {
  await person.me.billing.cancel({ commandId: v7(), contractId: person.contractId });
  person.cancelledAt = now;
}

async function repair(person: Person, card: string): Promise<void> {
  const { url } = await person.me.billing.portal({});
  await fetch(url ?? '', { method: 'POST', body: new URLSearchParams({ add: card }), redirect: 'manual' });
  if (person.contractId.charCodeAt(35) % 2 === 0) await person.me.billing.refreshCard();
}

async function act(person: Person, now: number): Promise<void> {
  if (person.habit === 'leaves' || person.habit === 'dodges') return cancel(person, now);
  if (person.habit === 'link' || person.habit === 'bank') return pay(person);
  if (person.habit === 'repairs') return repair(person, 'pm_card_visa');
}

/** Each does what is his habit some days after something went wrong; what Stripe or we refuse is tried again the next day. */
export async function liveOn(world: BillingWorld, people: readonly Person[], random: Random): Promise<void> {
  const standing = new Map((await world.rows<{ id: string; status: string }>(`select id, status from contract where status <> 'ended'`)).map((c) => [c.id, c.status]));
  for (const person of people) {
    const status = standing.get(person.contractId);
    if (status === undefined || person.cancelledAt !== null || person.habit === 'steady' || person.habit === 'never') continue;
    const pastDue = status === 'grace' || status === 'suspended';
    if (pastDue && person.steps.actAt === null) person.steps.actAt = world.now() + random.int(0, person.habit === 'dodges' ? 12 : 24) * day;
    if (person.habit !== 'leaves' && !pastDue) {
      person.steps.actAt = null;
      // A card that works gets old again, so that every year has its troubles.
      if (person.habit === 'repairs' && random.chance(0.01)) await repair(person, cards.repairs).catch(() => undefined);
      continue;
    }
    if (person.steps.actAt === null || person.steps.actAt > world.now()) continue;
    await act(person, world.now()).then(() => (person.steps.actAt = null), () => undefined);
  }
}
