import { CancelTicket, ChangePriority, ChangeWindow, CompleteTriage, EndHold, HoldTicket, ListTasks, ListTickets, PinTicket, RaiseTicket, ReopenTicket, SendToTriage, SettleTask, TicketById, UnpinTicket, WishExpert, type ProblemTypeView } from '@sysops/domain/tickets';
import { countByStatus, listProblemTypes } from '@sysops/db/tickets';
import { procedure, publicProcedure, router } from '../trpc/procedures.ts';
import { cancelTicket } from './cancel-ticket.ts';
import { changePriority, changeWindow, pinTicket, unpinTicket, wishExpert } from './change-wishes.ts';
import { completeTriage } from './complete-triage.ts';
import { endHold } from './end-hold.ts';
import { getTicket } from './get-ticket.ts';
import { holdTicket } from './hold-ticket.ts';
import { listTickets, myTickets } from './list-tickets.ts';
import { raiseTicket } from './raise-ticket.ts';
import { readTasks, settleStaffTask } from './staff-tasks.ts';
import { sendToTriage } from './send-to-triage.ts';
import { reopenTicket } from './reopen-ticket.ts';

export const ticketsRouter = router({
  problemTypes: publicProcedure.query(async ({ ctx }): Promise<ProblemTypeView[]> => (await listProblemTypes(ctx.em)).map((type) => ({ ...type, title: type.titles.en }))),
  raise: procedure.input(RaiseTicket).mutation(({ ctx, input }) => raiseTicket(ctx, input)),
  mine: procedure.query(({ ctx }) => myTickets(ctx)),
  get: procedure.input(TicketById).query(({ ctx, input }) => getTicket(ctx, input)),
  list: procedure.input(ListTickets).query(({ ctx, input }) => listTickets(ctx, input)),
  counts: procedure.query(({ ctx }) => countByStatus(ctx.em)),
  cancel: procedure.input(CancelTicket).mutation(({ ctx, input }) => cancelTicket(ctx, input)),
  completeTriage: procedure.input(CompleteTriage).mutation(({ ctx, input }) => completeTriage(ctx, input)),
  sendToTriage: procedure.input(SendToTriage).mutation(({ ctx, input }) => sendToTriage(ctx, input)),
  hold: procedure.input(HoldTicket).mutation(({ ctx, input }) => holdTicket(ctx, input)),
  endHold: procedure.input(EndHold).mutation(({ ctx, input }) => endHold(ctx, input)),
  tasks: procedure.input(ListTasks).query(({ ctx, input }) => readTasks(ctx, input)),
  settleTask: procedure.input(SettleTask).mutation(({ ctx, input }) => settleStaffTask(ctx, input)),
  pin: procedure.input(PinTicket).mutation(({ ctx, input }) => pinTicket(ctx, input)),
  unpin: procedure.input(UnpinTicket).mutation(({ ctx, input }) => unpinTicket(ctx, input)),
  wishExpert: procedure.input(WishExpert).mutation(({ ctx, input }) => wishExpert(ctx, input)),
  changePriority: procedure.input(ChangePriority).mutation(({ ctx, input }) => changePriority(ctx, input)),
  changeWindow: procedure.input(ChangeWindow).mutation(({ ctx, input }) => changeWindow(ctx, input)),
  reopen: procedure.input(ReopenTicket).mutation(({ ctx, input }) => reopenTicket(ctx, input)),
});
