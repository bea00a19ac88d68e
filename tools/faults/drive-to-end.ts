import { setTimeout as sleep } from 'node:timers/promises';
import { v7 } from 'uuid';
import { inParallel } from '../story/in-parallel.ts';
import type { World } from '../story/world.ts';

const reason = 'The expert reported by telephone';

/** The next step of a ticket's live visit, done by a manager for the expert; a refusal is taken up in the next round. */
async function nextStep({ manager: { api } }: World, ticketId: string): Promise<boolean> {
  const { ticket } = await api.tickets.get.query({ ticketId });
  if (ticket.status === 'completed' || ticket.status === 'closed') return true;
  const { assignments } = await api.dispatch.forTicket.query({ ticketId });
  for (const { id: assignmentId, status } of assignments) {
    const act = { commandId: v7(), assignmentId, reason };
    if (status === 'offered') await api.dispatch.accept.mutate(act).catch(() => undefined);
    if (status === 'accepted') await api.dispatch.startTravel.mutate(act).catch(() => undefined);
    if (status === 'travelling') await api.dispatch.arrive.mutate(act).catch(() => undefined);
    if (status === 'arrived') await api.dispatch.complete.mutate({ ...act, resolution: 'repaired', summary: 'Repaired.', knowledge: { kind: 'none_fits' } }).catch(() => undefined);
  }
  return false;
}

/** Rounds of one simulated minute until every ticket is completed. Answers those that are not after `rounds`. */
export async function driveToEnd(world: World, ticketIds: readonly string[], { startAt, rounds }: { readonly startAt: number; readonly rounds: number }): Promise<string[]> {
  let open = [...ticketIds];
  for (let round = 1; round <= rounds && open.length > 0; round += 1) {
    await world.moveClock(startAt + round * 60_000);
    const done = await inParallel(open, 8, (ticketId) => nextStep(world, ticketId));
    open = open.filter((_, n) => !done[n]);
    await sleep(250);
  }
  return open;
}
