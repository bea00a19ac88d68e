import { AcceptOffer, ArriveOnSite, AssignByHand, CannotComplete, CompleteVisit, DeclineOffer, HoldCapacity, HoldVisit, PauseWork, ReadBoard, ReadCustomerWishes, ReadLateActs, ReleaseCapacity, ReleaseVisit, ReportAbsence, ResumeWork, SetCustomerWish, SetShadowPolicy, SettleLateAct, StartTravel, WithdrawOffer } from '@sysops/domain/dispatch';
import { listReconciliations } from '@sysops/db/dispatch';
import { Id } from '@sysops/domain/shared';
import { TicketById } from '@sysops/domain/tickets';
import * as z from 'zod';
import { procedure, router } from '../trpc/procedures.ts';
import { acceptOffer } from './accept-offer.ts';
import { arriveOnSite } from './arrive-on-site.ts';
import { assignByHand } from './assign-by-hand.ts';
import { cannotComplete } from './cannot-complete.ts';
import { holdCapacity, readCapacityHolds, releaseCapacity } from './capacity-holds.ts';
import { completeVisit } from './complete-visit.ts';
import { readCustomerWishes, setCustomerWish } from './customer-wishes.ts';
import { declineOffer } from './decline-offer.ts';
import { holdVisit } from './hold-visit.ts';
import { readLateActs, settleLate } from './keep-late-act.ts';
import { myJobs } from './my-jobs.ts';
import { pauseWork } from './pause-work.ts';
import { dispatchMap, dispatchOfTicket, explainDecision } from './read-dispatch.ts';
import { readBoard } from './read-board.ts';
import { releaseVisit } from './release-visit.ts';
import { reportAbsence } from './report-absence.ts';
import { resumeWork } from './resume-work.ts';
import { readShadowDifferences, readShadowPolicies } from './read-shadow.ts';
import { readShadow, setShadowPolicy } from './shadow-policy.ts';
import { startTravel } from './start-travel.ts';
import { withdrawOffer } from './withdraw-offer.ts';

export const dispatchRouter = router({
  myJobs: procedure.query(({ ctx }) => myJobs(ctx)),
  accept: procedure.input(AcceptOffer).mutation(({ ctx, input }) => acceptOffer(ctx, input)),
  decline: procedure.input(DeclineOffer).mutation(({ ctx, input }) => declineOffer(ctx, input)),
  startTravel: procedure.input(StartTravel).mutation(({ ctx, input }) => startTravel(ctx, input)),
  arrive: procedure.input(ArriveOnSite).mutation(({ ctx, input }) => arriveOnSite(ctx, input)),
  complete: procedure.input(CompleteVisit).mutation(({ ctx, input }) => completeVisit(ctx, input)),
  cannotComplete: procedure.input(CannotComplete).mutation(({ ctx, input }) => cannotComplete(ctx, input)),
  customerAbsent: procedure.input(ReportAbsence).mutation(({ ctx, input }) => reportAbsence(ctx, input)),
  holdVisit: procedure.input(HoldVisit).mutation(({ ctx, input }) => holdVisit(ctx, input)),
  release: procedure.input(ReleaseVisit).mutation(({ ctx, input }) => releaseVisit(ctx, input)),
  pause: procedure.input(PauseWork).mutation(({ ctx, input }) => pauseWork(ctx, input)),
  resume: procedure.input(ResumeWork).mutation(({ ctx, input }) => resumeWork(ctx, input)),
  withdraw: procedure.input(WithdrawOffer).mutation(({ ctx, input }) => withdrawOffer(ctx, input)),
  assignByHand: procedure.input(AssignByHand).mutation(({ ctx, input }) => assignByHand(ctx, input)),
  capacityHolds: procedure.query(({ ctx }) => readCapacityHolds(ctx)),
  holdCapacity: procedure.input(HoldCapacity).mutation(({ ctx, input }) => holdCapacity(ctx, input)),
  releaseCapacity: procedure.input(ReleaseCapacity).mutation(({ ctx, input }) => releaseCapacity(ctx, input)),
  customerWishes: procedure.input(ReadCustomerWishes).query(({ ctx, input }) => readCustomerWishes(ctx, input)),
  setCustomerWish: procedure.input(SetCustomerWish).mutation(({ ctx, input }) => setCustomerWish(ctx, input)),
  setShadowPolicy: procedure.input(SetShadowPolicy).mutation(({ ctx, input }) => setShadowPolicy(ctx, input)),
  shadow: procedure.query(({ ctx }) => readShadow(ctx)),
  shadowPolicies: procedure.query(({ ctx }) => readShadowPolicies(ctx)),
  shadowDifferences: procedure.query(({ ctx }) => readShadowDifferences(ctx)),
  reconciliations: procedure.query(({ ctx }) => listReconciliations(ctx.em, 50)),
  lateActs: procedure.input(ReadLateActs).query(({ ctx, input }) => readLateActs(ctx, input)),
  settleLateAct: procedure.input(SettleLateAct).mutation(({ ctx, input }) => settleLate(ctx, input)),
  forTicket: procedure.input(TicketById).query(({ ctx, input }) => dispatchOfTicket(ctx, input)),
  explain: procedure.input(z.object({ decisionId: Id })).query(({ ctx, input }) => explainDecision(ctx, input)),
  map: procedure.query(({ ctx }) => dispatchMap(ctx)),
  board: procedure.input(ReadBoard).query(({ ctx, input }) => readBoard(ctx, input)),
});
