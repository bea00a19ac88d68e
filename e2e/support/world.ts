import { test as base, expect, type Page } from '@playwright/test';
import type { DemoSignIn } from '@sysops/domain/identity';
import { v7 } from 'uuid';
import { enterWorld } from '../../tools/story/open-world.ts';
import { makeCustomer, makeExpert, storyPassword } from '../../tools/story/make-people.ts';
import { openSession } from '../../tools/story/session.ts';
import { waitUntil } from '../../tools/story/wait-until.ts';
import type { StoryCustomer, StoryExpert, World } from '../../tools/story/world.ts';

export type Journey = {
  readonly url: string;
  readonly world: World;
  /** Signs a page in as a demo person through the server's own session, as the sign-in page would. */
  enter(page: Page, role: DemoSignIn['role']): Promise<void>;
  /** Signs a page in as somebody whom the test made. */
  enterAs(page: Page, who: { readonly email: string }): Promise<void>;
  /** A new customer with a TV under plan, who reads English and wants text messages, made by the public API. */
  newCustomer(zip?: string): Promise<StoryCustomer>;
  /** A new expert, on duty day and night, able to do everything around a ZIP code. Choose one where nobody else works. */
  newExpert(zip: string): Promise<StoryExpert & { readonly email: string }>;
  /** The customer raises a ticket by the public API; gives its id. */
  raise(customer: StoryCustomer, description: string): Promise<string>;
};

const origin = (): string => process.env['E2E_URL'] ?? '';
/** Counts people up; every test process has its own three hundred, so that a test meets the same people in every run. */
let made = 0;
const eachMakes = 300;

async function post(page: Page, path: string, data: object): Promise<void> {
  const response = await page.request.post(`${origin()}/api/auth/${path}`, { data, headers: { origin: origin() } });
  expect(response.ok(), `${path} answered ${response.status()}`).toBe(true);
}

async function demoPerson(role: DemoSignIn['role']): Promise<DemoSignIn> {
  const who = (await openSession(origin()).api.identity.demoSignIns.query()).find((person) => person.role === role);
  if (!who) throw new Error(`There is no demo sign-in for ${role}`);
  return who;
}

async function newExpert(world: World, zip: string): Promise<StoryExpert & { readonly email: string }> {
  const home = await world.admin.api.customers.locateZip.query({ zip });
  if (!home) throw new Error(`There is no ZIP code ${zip}`);
  const n = (made += 1);
  return makeExpert(world, { n, home: { lat: home.lat, lng: home.lng }, radiusKm: 30, dayAndNight: true });
}

async function raise(customer: StoryCustomer, description: string): Promise<string> {
  const { api } = customer.session;
  const { place } = await api.customers.profile.query();
  const problem = (await api.tickets.problemTypes.query()).find(({ category }) => category === customer.device.category);
  const ticketId = v7();
  await api.tickets.raise.mutate({ ticketId, device: customer.device, problemCode: problem?.code ?? null, description, place, window: { kind: 'asap' } });
  return ticketId;
}

/** Playwright's `test` with the product around it; pages of one test share its browser context. */
export const test = base.extend<object, { journey: Journey }>({
  journey: [
    async ({ browserName }, use, { workerIndex }) => {
      made = workerIndex * eachMakes;
      expect(browserName).toBe('chromium');
      const world = await enterWorld(origin(), process.env['E2E_SANDBOX_URL'] ?? '');
      await use({
        url: origin(),
        world,
        async enter(page, role) {
          const { email, password } = await demoPerson(role);
          await post(page, 'sign-in/email', { email, password });
          const { totpCode } = await demoPerson(role);
          if (totpCode) await post(page, 'two-factor/verify-totp', { code: totpCode });
        },
        enterAs: (page, { email }) => post(page, 'sign-in/email', { email, password: storyPassword }),
        newCustomer: (zip = '60601') => makeCustomer(world, { n: (made += 1), zip, channel: 'sms', language: 'en', category: 'tv' }, Date.now()),
        newExpert: (zip) => newExpert(world, zip),
        raise: (customer, description) => raise(customer, description),
      });
    },
    { scope: 'worker' },
  ],
});

export { expect, waitUntil };
