import { findUnclaimedReceipt, listContracts, listPlans } from '@sysops/db/billing';
import { ContractsOf, RecordSale } from '@sysops/domain/billing';
import { procedure, publicProcedure, router } from '../trpc/procedures.ts';
import { recordSale } from './record-sale.ts';

export const billingRouter = router({
  plans: publicProcedure.query(({ ctx }) => listPlans(ctx.em)),
  demoReceipt: publicProcedure.query(({ ctx }) => (ctx.app.env.DEMO_MODE ? findUnclaimedReceipt(ctx.em) : null)),
  mine: procedure.query(({ ctx }) => (ctx.actor.customerId ? listContracts(ctx.em, ctx.actor.customerId) : [])),
  contractsOf: procedure.input(ContractsOf).query(({ ctx, input }) => listContracts(ctx.em, input.customerId)),
  recordSale: procedure.input(RecordSale).mutation(({ ctx, input }) => recordSale(ctx, input)),
});
