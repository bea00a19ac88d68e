import { owedPeriod, type CheckoutView, type StartCheckout } from '@sysops/domain/billing';
import type { ActorCtx } from '../trpc/context.ts';
import { startPayment } from './start-payment.ts';
import { readContractFor } from './with-contract.ts';

/** The hosted page for what a contract owes: its first payment, or a renewal that failed. */
export async function startCheckout(ctx: ActorCtx, { contractId, returnTo }: StartCheckout): Promise<CheckoutView> {
  const contract = await readContractFor(ctx, contractId);
  return { url: await startPayment(ctx.app, { contractId, period: owedPeriod(contract), returnTo }) };
}
