import type { Page } from '@playwright/test';

/** On the phone, from "Complete" to the press that ends the job; no article fits. */
export async function completeJob(page: Page, work: { readonly result: string; readonly did: string }): Promise<void> {
  await page.getByRole('link', { name: 'Complete' }).click();
  await page.getByRole('radio', { name: work.result }).check({ force: true });
  await page.getByRole('textbox', { name: 'What did you do?' }).fill(work.did);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('radio', { name: 'None of these' }).check({ force: true });
  await page.getByRole('button', { name: 'Complete job' }).click();
}
