import type { LatLng } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { proveContacts } from './prove-contacts.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { enterFirst, openSession, signIn, type Session } from './session.ts';
import { waitUntil } from './wait-until.ts';
import type { StoryCustomer, StoryExpert, World } from './world.ts';

/** Everybody whom the story makes signs in with it. */
export const storyPassword = 'a long story password';
const categories = ['tv', 'computer', 'stereo'] as const;

/** Numbers that are never given to people (555-01xx of each area code); the demo data leave 50 to 59 free for programs such as this. */
export const fictitious = (n: number): string => `+1${212 + (n % 700)}55501${50 + (Math.floor(n / 700) % 10)}`;

/** Half of those numbers: experts count from the first, customers from here. */
const firstCustomer = 3500;

const tokenIn = (links: readonly string[]): string | null => links.map((link) => new URL(link).searchParams.get('token')).find((token) => token !== null) ?? null;

/** `dayAndNight` is for tests that run at any hour. */
type NewExpert = { readonly n: number; readonly home: LatLng; readonly radiusKm: number; readonly dayAndNight?: boolean };

/** An admin makes the expert; the expert sets a password by the mail he got, and is on duty. */
export async function makeExpert(at: { readonly origin: string; readonly admin: Session; readonly sandbox: SandboxClient }, { n, home, radiusKm, dayAndNight = false }: NewExpert): Promise<StoryExpert & { readonly email: string }> {
  const id = v7();
  const email = `story.expert.${n}.${id.slice(-6)}@experts.example`;
  const phone = fictitious(n);
  const name = `Expert ${String.fromCharCode(65 + (n % 26))}${n} Story`;
  const skills = (await at.admin.api.experts.skills.query()).map(({ code }) => ({ skill: code, level: 5, expiresAt: null }));
  const shifts = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, fromMinute: dayAndNight ? 0 : 6 * 60, toMinute: dayAndNight ? 1440 : 23 * 60 }));
  await at.admin.api.experts.create.mutate({
    commandId: v7(), expertId: id, email, name, phone, languages: ['en'], timeZone: 'America/New_York', home, autoAccept: false, skills, shifts,
    serviceArea: { kind: 'circle', center: home, radiusKm },
  });
  const token = await waitUntil(`the welcome mail of ${email}`, async () => (await at.sandbox.mailsTo(email)).map((mail) => tokenIn(mail.links)).find((t) => t !== null));
  return { id, email, name, phone, session: await enterFirst(at.origin, { email, token, password: storyPassword }) };
}

/** What is left out is made from `n`, so that a story of many meets every kind of customer. */
export type NewCustomer = { readonly n: number; readonly zip: string; readonly channel?: 'email' | 'sms'; readonly language?: 'en' | 'es'; readonly category?: (typeof categories)[number] };

/** A sale at the till by API, then the customer registers with the receipt, signs in and types the codes he got. */
export async function makeCustomer(world: Pick<World, 'origin' | 'admin' | 'sandbox'>, who: NewCustomer, now: number): Promise<StoryCustomer> {
  const { n, zip, channel = n % 2 === 0 ? 'email' : 'sms', language = n % 5 === 0 ? 'es' : 'en', category = categories[n % 3] ?? 'tv' } = who;
  const id = v7();
  const email = `story.customer.${n}.${id.slice(-6)}@customers.example`;
  const phone = fictitious(n + firstCustomer);
  const receiptNumber = `STORY-${v7().slice(-8)}-${n}`;
  const deviceId = v7();
  const [plan] = (await world.admin.api.billing.plans.query()).filter((p) => p.categories.includes(category));
  if (!plan) throw new Error(`No plan covers a ${category}`);
  await world.admin.api.billing.recordSale.mutate({ commandId: v7(), contractId: v7(), planCode: plan.code, receiptNumber, zip, soldAt: now - 86_400_000, devices: [{ deviceId, category, brand: 'Penultimate', model: `Model ${n}` }] });
  const located = await world.admin.api.customers.locateZip.query({ zip });
  const address = { line1: `${n + 1} Story Street`, city: located?.city ?? 'New York', state: located?.state ?? 'NY', zip };
  await openSession(world.origin).api.customers.register.mutate({ customerId: id, email, password: storyPassword, name: `Customer ${n} Story`, phone, channel, language, place: { address, location: located ? { lat: located.lat, lng: located.lng, source: 'zip' } : null }, claim: { receiptNumber, zip } });
  const session = await signIn(world.origin, { email, password: storyPassword });
  await proveContacts(session, world.sandbox, { email, phone });
  return { id, email, phone, channel, session, device: { deviceId, category, label: `Penultimate Model ${n}` } };
}
