import { CommandId, Id, Instant, line } from '@sysops/domain/shared';
import { TicketById } from '@sysops/domain/tickets';
import * as z from 'zod';
import { procedure, router } from '../trpc/procedures.ts';
import { acknowledgeBreach, setGroup } from './acknowledge-breach.ts';
import { readBreaches, readGroups, readRunningOut, slaOfTicket } from './read-sla.ts';

const ReadBreaches = z.object({ open: z.boolean().default(true), from: Instant.optional(), to: Instant.optional() });
const Acknowledge = z.object({ commandId: CommandId, ticketId: Id, note: line(300).optional() });
const SetGroup = z.object({ commandId: CommandId, step: z.int().min(1).max(3), name: line(80), members: z.array(line(100)).max(50).refine((all) => new Set(all).size === all.length, { error: 'Somebody is named twice' }) });

export const slaRouter = router({
  forTicket: procedure.input(TicketById).query(({ ctx, input }) => slaOfTicket(ctx, input)),
  runningOut: procedure.query(({ ctx }) => readRunningOut(ctx)),
  breaches: procedure.input(ReadBreaches).query(({ ctx, input }) => readBreaches(ctx, input)),
  acknowledge: procedure.input(Acknowledge).mutation(({ ctx, input }) => acknowledgeBreach(ctx, input)),
  groups: procedure.query(({ ctx }) => readGroups(ctx)),
  setGroup: procedure.input(SetGroup).mutation(({ ctx, input }) => setGroup(ctx, input)),
});
