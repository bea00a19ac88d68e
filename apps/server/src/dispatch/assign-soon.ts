import { setImmediate } from 'node:timers/promises';
import { assignTogether, mostTogether, type Dispatch } from './assign-together.ts';

type Asked = { readonly ticketId: string; readonly done: () => void; readonly failed: (error: unknown) => void };
type Desk = { readonly asked: Asked[]; deciding: boolean };

/** One for each database that this program works on. */
const desks = new WeakMap<Dispatch['orm'], Desk>();

/** Every asker gets an answer, whatever happens to the problem as a whole. */
async function decideNext(app: Dispatch, some: readonly Asked[]): Promise<void> {
  try {
    const failures = await assignTogether(app, [...new Set(some.map(({ ticketId }) => ticketId))]);
    for (const { ticketId, done, failed } of some) if (failures.has(ticketId)) failed(failures.get(ticketId)); else done();
  } catch (error) {
    for (const { failed } of some) failed(error);
  }
}

async function decide(app: Dispatch, desk: Desk): Promise<void> {
  desk.deciding = true;
  // Those that come with this one are heard first.
  await setImmediate();
  while (desk.asked.length > 0) await decideNext(app, desk.asked.splice(0, mostTogether));
  desk.deciding = false;
}

/**
 * Decides a ticket at once when nothing is being decided; tickets that come meanwhile are decided together as the next
 * problem, so that one does not take another's only expert and no two of them wait for the same expert's row. The more
 * come, the more are solved at once. Resolves when this ticket has been decided or put back to wait.
 */
export function assignSoon(app: Dispatch, ticketId: string): Promise<void> {
  const desk = desks.get(app.orm) ?? { asked: [], deciding: false };
  desks.set(app.orm, desk);
  return new Promise((done, failed) => {
    desk.asked.push({ ticketId, done, failed });
    if (!desk.deciding) void decide(app, desk);
  });
}
