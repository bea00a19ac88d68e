import { v7 } from 'uuid';
import { inParallel } from './in-parallel.ts';
import { waitUntil } from './wait-until.ts';
import type { World } from './world.ts';

const open = ['triage', 'waiting', 'offered', 'assigned', 'en_route', 'on_site', 'on_hold'] as const;

/** Ends what the demo data have under way, so that its experts are free: nobody plays those tickets on. */
export async function clearDay(world: Pick<World, 'manager'>): Promise<void> {
  const { api } = world.manager;
  await waitUntil('the demo tickets to be cancelled', async () => {
    const { items } = await api.tickets.list.query({ status: [...open], limit: 100 });
    // A ticket that changes meanwhile is taken up in the next round.
    await inParallel(items, 4, ({ id, version }) => api.tickets.cancel.mutate({ commandId: v7(), ticketId: id, version, reason: 'Cleared before a story' }).catch(() => undefined));
    return items.length === 0;
  }, 60);
  const idle = new Set(['off_shift', 'free', 'break', 'absent', 'away']);
  await waitUntil('the experts to be free', async () => (await api.dispatch.map.query()).every((expert) => idle.has(expert.state)), 60);
}
