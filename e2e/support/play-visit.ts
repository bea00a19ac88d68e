import { v7 } from 'uuid';
import { waitUntil } from '../../tools/story/wait-until.ts';
import type { StoryExpert } from '../../tools/story/world.ts';

/** The expert does a whole visit by the public API, as his app would send it. */
export async function playVisit({ session }: StoryExpert, ticketId: string): Promise<void> {
  const { dispatch } = session.api;
  const { assignmentId } = await waitUntil('the offer', async () => (await dispatch.myJobs.query()).offers.find((offer) => offer.ticketId === ticketId));
  const act = (): { commandId: string; assignmentId: string } => ({ commandId: v7(), assignmentId });
  await dispatch.accept.mutate({ ...act(), andGo: true });
  await dispatch.arrive.mutate(act());
  await dispatch.complete.mutate({ ...act(), resolution: 'repaired', summary: 'Repaired on site.', knowledge: { kind: 'none_fits' } });
}
