import type { Page } from '@playwright/test';
import { v7 } from 'uuid';
import { fictitious, storyPassword } from '../../tools/story/make-people.ts';
import { mailedCode, textedCode } from '../../tools/story/prove-contacts.ts';
import { expect, test, waitUntil, type Journey } from './world.ts';

/** A plan that was sold at the till and that nobody has registered yet. */
export async function sellPlan({ world }: Journey, zip: string): Promise<{ readonly receiptNumber: string; readonly device: string }> {
  const { api } = world.admin;
  const plan = (await api.billing.plans.query()).find(({ categories }) => categories.includes('tv'));
  if (!plan) throw new Error('No plan covers a TV');
  const receiptNumber = `E2E-${v7().slice(-12).toUpperCase()}`;
  const devices = [{ deviceId: v7(), category: 'tv' as const, brand: 'Penultimate', model: 'Vista 55' }];
  await api.billing.recordSale.mutate({ commandId: v7(), contractId: v7(), planCode: plan.code, receiptNumber, zip, soldAt: Date.now() - 86_400_000, devices });
  return { receiptNumber, device: 'Penultimate Vista 55' };
}

/** Behind the numbers of the experts whom tests make and before those of the customers; every test process has fifty of them. */
const firstFresh = 3000;
let given = 0;

/** A number that is never given to people, that nobody of the demo has, and that no other test asks for a code at the same time. */
export function freshPhone(): { readonly typed: string; readonly e164: string } {
  const e164 = fictitious(firstFresh + (test.info().workerIndex % 10) * 50 + (given++ % 50));
  return { typed: `(${e164.slice(2, 5)}) ${e164.slice(5, 8)}-${e164.slice(8)}`, e164 };
}

/** Reads both codes as a person does, from his mailbox and his phone, and types them. */
export async function typeCodes(page: Page, { world }: Journey, to: { readonly email: string; readonly phone: string }): Promise<void> {
  await expect(page.getByRole('heading', { name: /^Check your e-.?mail and phone$/ })).toBeVisible();
  await page.getByLabel(/^Code from the e-mail/).fill(await waitUntil('the code by mail', () => mailedCode(world.sandbox, to.email)));
  await page.getByLabel(/^Code from the text/).fill(await waitUntil('the code by text', () => textedCode(world.sandbox, to.phone)));
  await page.getByRole('button', { name: 'Confirm' }).click();
}

/** Registers on the website with a receipt, question by question, types the codes that came, and ends on the start page. */
export async function register(page: Page, journey: Journey, who: { readonly receiptNumber: string; readonly zip: string; readonly name: string; readonly email: string }): Promise<void> {
  const { url } = journey;
  const phone = freshPhone();
  const next = page.getByRole('button', { name: 'Continue' });
  await page.goto(`${url}/register`);
  await page.getByLabel('Receipt number').fill(who.receiptNumber);
  await page.getByLabel('ZIP code on the receipt').fill(who.zip);
  await next.click();
  await page.getByLabel('Full name').fill(who.name);
  await next.click();
  await page.getByLabel('Street and number').fill('12 Lonely Road');
  await page.getByLabel('The pin is right, or near enough').check();
  await next.click();
  await page.getByLabel('Phone').fill(phone.typed);
  await page.getByLabel('E-mail').fill(who.email);
  await next.click();
  await page.getByRole('radio', { name: 'E-mail' }).check({ force: true });
  await next.click();
  await page.getByLabel('Password').fill(storyPassword);
  await page.getByRole('main').getByRole('button', { name: 'Register' }).click();
  await typeCodes(page, journey, { email: who.email, phone: phone.e164 });
  // What he claimed is shown first, with the way to a card for its renewal.
  await page.waitForURL(/\/claim/);
  await page.goto(`${url}/home`);
  await expect(page.getByRole('heading', { name: `Hello, ${who.name.split(' ')[0] ?? ''}` })).toBeVisible();
}

/** Answers the questions of the ticket form up to the press that sends it. Without a known problem an agent looks at it first. */
export async function describeProblem(page: Page, asked: { readonly device: string; readonly problem?: string; readonly description: string }): Promise<void> {
  await page.getByRole('radio', { name: asked.device }).check({ force: true });
  await page.getByRole('radio', { name: asked.problem ?? 'Something else' }).check({ force: true });
  await page.getByLabel('Describe it').fill(asked.description);
}

export const ticketIdIn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';
