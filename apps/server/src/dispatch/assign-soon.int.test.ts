import { decisionsSince } from '@sysops/db/dispatch';
import { replayDecision, sameDecision } from '@sysops/domain/dispatch';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { actorWith } from '../testing/open-test-app.ts';
import { assignSoon } from './assign-soon.ts';
import { hire, northOf, openDispatch, raise, ticketOf } from './dispatch-fixture.ts';

test('given tickets that come while another one is decided, then they are solved together and none takes another’s only expert', async () => {
  await using world = await openDispatch();
  const { opened } = world;
  const computers = await hire(opened, { home: northOf(3), skills: ['computer-storage', 'computer-hardware', 'computer-network', 'computer-software'] });
  const near = await hire(opened, { home: northOf(1), skills: ['tv-power', 'tv-panel', 'stereo-turntable'] });
  const far = await hire(opened, { home: northOf(14), skills: ['tv-power', 'tv-panel'] });
  const first = await raise(opened, { problemCode: 'computer-disk' });
  const common = await raise(opened);
  const rare = await raise(opened, { problemCode: 'stereo-turntable' });

  await Promise.all([first, common, rare].map((id) => assignSoon(opened.app, id)));

  const asked = await opened.app.orm.em.fork().execute<{ ticket: string; expert: string }[]>(`select ticket_id as ticket, expert_id as expert from assignment where status = 'offered'`);
  expect(new Map(asked.map(({ ticket, expert }) => [ticket, expert]))).toEqual(new Map([[first, computers], [common, far], [rare, near]]));
  const decisions = await decisionsSince(opened.app.orm.em.fork(), { days: 1, after: null, limit: 10 });
  expect(decisions.map((d) => sameDecision(d.decision, replayDecision(d)))).toEqual([true, true, true]);
  expect(decisions.find((d) => d.request.ticketId === common)?.decision.keptFor).toEqual({ [near]: rare });
});

test('given tickets that are asked for twice at once, cancelled meanwhile or unknown, then each that waits is decided once and nobody waits for ever', async () => {
  await using world = await openDispatch();
  const { opened } = world;
  for (let n = 1; n <= 5; n += 1) await hire(opened, { home: northOf(n) });
  const ids = [await raise(opened), await raise(opened), await raise(opened), await raise(opened)];
  const gone = await raise(opened);
  await opened.as(actorWith('agent')).tickets.cancel({ commandId: v7(), ticketId: gone, version: (await ticketOf(opened, gone)).version, reason: 'Works again' });
  const asked = [...ids, gone, ...ids].map((id) => assignSoon(opened.app, id));
  const unknown = assignSoon(opened.app, v7());
  await Promise.all(asked);
  // A ticket that cannot be decided fails alone.
  await expect(unknown).rejects.toThrow('no such ticket');
  expect((await ticketOf(opened, gone)).status).toBe('cancelled');
  expect(await Promise.all(ids.map(async (id) => (await ticketOf(opened, id)).status))).toEqual(ids.map(() => 'offered'));
  const offers = await opened.app.orm.em.fork().execute<{ count: number }[]>(`select count(*)::int as count from assignment where status = 'offered'`);
  expect(offers).toEqual([{ count: 4 }]);
});
