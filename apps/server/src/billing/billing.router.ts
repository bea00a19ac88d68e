import { accountActs, findUnclaimedReceipt, listContracts, listDifferences, listPlans, planHistory, shopSales, tillKeys } from '@sysops/db/billing';
import { AddDevice, ApproveMoney, BillingReportOf, BuyPlan, CancelByLink, CardByLink, CheckoutById, ClaimSale, ContractCommandInput, ContractsOf, CorrectDevice, GiveCredit, ImportSales, MakeTillKey, NewPlanVersion, PayByLink, PreviewSales, ReadCancelLink, ReadCardLink, RecordSale, RefundPayment, RemoveDevice, RepairDifference, RevokeTillKey, SendCardLink, SendPayLink, SendInvoice, SetBillingPolicy, StartCheckout, StartSetup, TieOutOf, WaivePeriod } from '@sysops/domain/billing';
import { procedure, publicProcedure, router } from '../trpc/procedures.ts';
import { buyPlan } from './buy-plan.ts';
import { cancelByLink, readCancelLink } from './cancel-by-link.ts';
import { cancelContract, resumeContract } from './cancel-contract.ts';
import { cardByLink, readCardLink } from './card-by-link.ts';
import { addDevice, correctDevice, removeDevice } from './change-devices.ts';
import { newPlanVersion } from './change-plans.ts';
import { readPolicy, setBillingPolicy } from './change-policy.ts';
import { claimSale } from './claim-receipt.ts';
import { finishCheckout, refreshMyCard } from './finish-checkout.ts';
import { importSales, previewSales } from './import-sales.ts';
import { approveMoney, giveCredit, refundPayment } from './money-back.ts';
import { openPortal } from './open-portal.ts';
import { payByLink, readPayLink } from './pay-by-link.ts';
import { readAccount } from './read-account.ts';
import { readAttention } from './read-attention.ts';
import { readCover } from './read-cover.ts';
import { readReport } from './read-report.ts';
import { recordSale } from './record-sale.ts';
import { repairDifference } from './repair-difference.ts';
import { sendCardLink } from './send-card-link.ts';
import { sendPayLink } from './send-pay-link.ts';
import { sendInvoice } from './send-invoice.ts';
import { startCheckout } from './start-checkout.ts';
import { startSetup } from './start-setup.ts';
import { tieOut } from './tie-out.ts';
import { makeTillKey, revokeTillKey } from './till-keys.ts';
import { waivePeriod } from './waive-period.ts';
import { customerFor } from './with-contract.ts';

/** As many as a person looks through. */
const mostActs = 100;
const mostSales = 50;

export const billingRouter = router({
  plans: publicProcedure.query(({ ctx }) => listPlans(ctx.em)),
  demoReceipt: publicProcedure.query(({ ctx }) => (ctx.app.env.DEMO_MODE ? findUnclaimedReceipt(ctx.em) : null)),
  payLink: publicProcedure.input(PayByLink).query(({ ctx, input }) => readPayLink(ctx, input)),
  cancelLink: publicProcedure.input(ReadCancelLink).query(({ ctx, input }) => readCancelLink(ctx, input)),
  cancelByLink: publicProcedure.input(CancelByLink).mutation(({ ctx, input }) => cancelByLink(ctx, input)),
  payByLink: publicProcedure.input(PayByLink).mutation(({ ctx, input }) => payByLink(ctx, input)),

  cardLink: publicProcedure.input(ReadCardLink).query(({ ctx, input }) => readCardLink(ctx, input)),
  cardByLink: publicProcedure.input(CardByLink).mutation(({ ctx, input }) => cardByLink(ctx, input)),

  mine: procedure.query(({ ctx }) => (ctx.actor.customerId ? listContracts(ctx.em, ctx.actor.customerId) : [])),
  contractsOf: procedure.input(ContractsOf).query(({ ctx, input }) => listContracts(ctx.em, input.customerId)),
  account: procedure.input(ContractsOf.partial()).query(({ ctx, input }) => readAccount(ctx.em, customerFor(ctx, input.customerId))),
  cover: procedure.query(({ ctx }) => readCover(ctx)),
  buy: procedure.input(BuyPlan).mutation(({ ctx, input }) => buyPlan(ctx, input)),
  claim: procedure.input(ClaimSale).mutation(({ ctx, input }) => claimSale(ctx, input)),
  checkout: procedure.input(StartCheckout).mutation(({ ctx, input }) => startCheckout(ctx, input)),
  finishCheckout: procedure.input(CheckoutById).mutation(({ ctx, input }) => finishCheckout(ctx, input)),
  setupCard: procedure.input(StartSetup).mutation(({ ctx, input }) => startSetup(ctx, input)),
  portal: procedure.input(StartSetup).mutation(({ ctx, input }) => openPortal(ctx, input)),
  refreshCard: procedure.mutation(({ ctx }) => refreshMyCard(ctx)),
  cancel: procedure.input(ContractCommandInput).mutation(({ ctx, input }) => cancelContract(ctx, input)),
  resume: procedure.input(ContractCommandInput).mutation(({ ctx, input }) => resumeContract(ctx, input)),
  addDevice: procedure.input(AddDevice).mutation(({ ctx, input }) => addDevice(ctx, input)),
  removeDevice: procedure.input(RemoveDevice).mutation(({ ctx, input }) => removeDevice(ctx, input)),
  correctDevice: procedure.input(CorrectDevice).mutation(({ ctx, input }) => correctDevice(ctx, input)),
  sendPayLink: procedure.input(SendPayLink).mutation(({ ctx, input }) => sendPayLink(ctx, input)),
  sendCardLink: procedure.input(SendCardLink).mutation(({ ctx, input }) => sendCardLink(ctx, input)),
  acts: procedure.input(ContractsOf).query(({ ctx, input }) => accountActs(ctx.em, input.customerId, mostActs)),

  attention: procedure.query(({ ctx }) => readAttention(ctx)),
  differences: procedure.query(({ ctx }) => listDifferences(ctx.em, 200)),
  repairDifference: procedure.input(RepairDifference).mutation(({ ctx, input }) => repairDifference(ctx, input)),
  report: procedure.input(BillingReportOf).query(({ ctx, input }) => readReport(ctx.em, input)),
  tieOut: procedure.input(TieOutOf).query(({ ctx, input }) => tieOut(ctx, input)),
  refund: procedure.input(RefundPayment).mutation(({ ctx, input }) => refundPayment(ctx, input)),
  credit: procedure.input(GiveCredit).mutation(({ ctx, input }) => giveCredit(ctx, input)),
  waive: procedure.input(WaivePeriod).mutation(({ ctx, input }) => waivePeriod(ctx, input)),
  sendInvoice: procedure.input(SendInvoice).mutation(({ ctx, input }) => sendInvoice(ctx, input)),
  approve: procedure.input(ApproveMoney).mutation(({ ctx, input }) => approveMoney(ctx, input)),
  planHistory: procedure.query(({ ctx }) => planHistory(ctx.em)),
  newPlanVersion: procedure.input(NewPlanVersion).mutation(({ ctx, input }) => newPlanVersion(ctx, input)),
  policy: procedure.query(({ ctx }) => readPolicy(ctx.em)),
  setPolicy: procedure.input(SetBillingPolicy).mutation(({ ctx, input }) => setBillingPolicy(ctx, input)),
  recordSale: procedure.input(RecordSale).mutation(({ ctx, input }) => recordSale(ctx, input)),
  // The file is too long for the address of a query.
  previewSales: procedure.input(PreviewSales).mutation(({ ctx, input }) => previewSales(ctx, input)),
  importSales: procedure.input(ImportSales).mutation(({ ctx, input }) => importSales(ctx, input)),
  shopSales: procedure.query(({ ctx }) => shopSales(ctx.em, mostSales)),
  tillKeys: procedure.query(({ ctx }) => tillKeys(ctx.em)),
  makeTillKey: procedure.input(MakeTillKey).mutation(({ ctx, input }) => makeTillKey(ctx, input)),
  revokeTillKey: procedure.input(RevokeTillKey).mutation(({ ctx, input }) => revokeTillKey(ctx, input)),
});
