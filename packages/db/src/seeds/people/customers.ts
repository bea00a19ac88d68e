import type { Tx } from '../../connection/index.ts';
import type { Instant, LanguageCode, Place } from '@sysops/domain/shared';
import type { Chance } from '../chance.ts';
import { beginning } from '../demo-people.ts';
import { insertRows, iso } from '../insert-rows.ts';
import { homeIn, metro, rural, zipOf, type Zip } from '../places.ts';
import { makeContracts, type DemoContract, type PlanRow } from './contracts.ts';
import { mailName, nameIn, phonesOf } from './names.ts';

export type DemoCustomer = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly channel: 'email' | 'sms';
  readonly language: LanguageCode;
  readonly place: Place;
  readonly contracts: readonly DemoContract[];
};

/** Those who have a line on the sign-in page. */
const named = [
  { name: 'Alex Morgan', zip: '11215', line1: '214 Prospect Avenue', channel: 'email', language: 'en', plan: 'home-all', state: 'active', years: 3, endsInDays: 148 },
  { name: 'Lucía Hernández', zip: '11201', line1: '88 Court Street', channel: 'sms', language: 'es', plan: 'home-all', state: 'active', years: 2, endsInDays: 12 },
  { name: 'Sam Reed', zip: '10025', line1: '401 Riverside Drive', channel: 'email', language: 'en', plan: 'home-tv', state: 'suspended', years: 2, endsInDays: -18 },
  { name: 'Ruth Calloway', zip: '82601', line1: '19 Sage Road', channel: 'sms', language: 'en', plan: 'home-computer', state: 'active', years: 1, endsInDays: 203 },
] as const;


type Making = { readonly chance: Chance; readonly now: Instant; readonly plans: readonly PlanRow[]; readonly phones: { next(state: string): string } };

function makeNamed(who: (typeof named)[number], { chance, now, plans, phones }: Making): DemoCustomer {
  const { lat, lng, city, state, zip } = zipOf(who.zip);
  const place: Place = { address: { line1: who.line1, city, state, zip }, location: { lat: lat + 0.001, lng: lng + 0.001, source: 'pin' } };
  return { id: chance.id(beginning), name: who.name, email: `${mailName(who.name)}@customers.example`, phone: phones.next(state), channel: who.channel, language: who.language, place, contracts: makeContracts({ chance, now, plans }, { zip, plan: who.plan, state: who.state, turntable: true, years: who.years, endsInDays: who.endsInDays }) };
}

function makeOne(n: number, zip: Zip, { chance, now, plans, phones }: Making): DemoCustomer {
  const language: LanguageCode = chance.yes(0.18) ? 'es' : 'en';
  const name = nameIn(language, chance);
  return {
    id: chance.id(beginning), name, email: `${mailName(name)}.${n}@customers.example`, phone: phones.next(zip.state), channel: chance.yes(0.6) ? 'email' : 'sms', language,
    place: homeIn(zip, chance), contracts: makeContracts({ chance, now, plans }, { zip: zip.zip }),
  };
}

/** Customers of city and country with their contracts; the named ones first. */
export function makeCustomers(count: number, making: Omit<Making, 'phones'>): DemoCustomer[] {
  const all: Making = { ...making, phones: phonesOf('customers') };
  const others = Array.from({ length: count - named.length }, (_, n) => makeOne(n, all.chance.pick(all.chance.yes(0.85) ? metro : rural), all));
  return [...named.map((who) => makeNamed(who, all)), ...others];
}

export async function insertCustomers(tx: Tx, customers: readonly DemoCustomer[]): Promise<void> {
  await insertRows(tx, 'customer', customers.map(({ id, name, email, phone, channel, language, place, contracts }) => {
    const since = iso(Math.min(beginning, ...contracts.map(({ startsAt }) => startsAt)));
    return { id, name, email, phone, channel, language, place, created_at: since, email_proved_at: since, phone_proved_at: since };
  }));
}
