import { expect, type Page } from '@playwright/test';
import type { StoryCustomer } from '../../tools/story/world.ts';

/** An agent who uses the keyboard only. `pressed` are the keys that are not text. */
export type Hands = { press(key: string): Promise<void>; type(text: string): Promise<void>; readonly pressed: readonly string[] };

export function handsOn(page: Page): Hands {
  const pressed: string[] = [];
  return {
    pressed,
    async press(key) {
      pressed.push(key);
      await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
  };
}

/** Signs in as a demo agent: e-mail, password, and the code of this moment. */
export async function signInAsAgent(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Sign in as .*agent/i }).first().click();
  await expect(page.getByText('Who is calling?')).toBeVisible();
}

/** Finds a caller by his phone number as it is written on paper. */
export async function findByPhone(page: Page, hands: Hands, customer: StoryCustomer): Promise<void> {
  await hands.press('F2');
  await hands.type(customer.phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3'));
  await hands.press('Enter');
  await expect(page.getByRole('combobox', { name: 'What is wrong' })).toBeFocused();
}

const word = { tv: 'does not switch', computer: 'does not start', stereo: 'No sound' } as const;

/** From the first field to a saved ticket. */
export async function fillTicket(page: Page, hands: Hands, what: { readonly category: keyof typeof word; readonly says: string }): Promise<void> {
  await hands.type(word[what.category]);
  await expect(page.getByRole('option').first()).toBeVisible();
  await hands.press('Enter');
  await expect(page.getByRole('textbox', { name: 'What the caller says' })).toBeFocused();
  await hands.type(what.says);
  await hands.press('Control+Enter');
}
