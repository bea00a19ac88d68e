import { client } from '../api/api.ts';

/** Leaves for the hosted page; false when there is nothing to pay. */
export async function goToPayment(contractId: string): Promise<boolean> {
  const { url } = await client.billing.checkout.mutate({ contractId });
  if (url) location.assign(url);
  return url !== null;
}

/** The hosted page for a card: the portal when one is on file, else the page that saves the first one. */
export async function goToCard(hasCard: boolean): Promise<void> {
  const { url } = hasCard ? await client.billing.portal.mutate({ returnTo: '/account?card=back' }) : await client.billing.setupCard.mutate({ returnTo: '/billing/covered' });
  if (url) location.assign(url);
}
