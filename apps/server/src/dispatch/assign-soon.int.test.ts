import { inTransaction } from '@sysops/db/connection';
import { decisionsSince } from '@sysops/db/dispatch';
import { chooseBatch, replayDecision, sameDecision } from '@sysops/domain/dispatch';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { actorWith } from '../testing/open-test-app.ts';
import { findTickets } from '../tickets/index.ts';
import { assignSoon } from './assign-soon.ts';
import { assignTogether } from './assign-together.ts';
import { hire, northOf, openDispatch, raise, ticketOf } from './dispatch-fixture.ts';
import { Contended } from './give-visit.ts';
import { giveVisits, isPlain } from './give-visits.ts';
import { prepareDecisions } from './prepare-decision.ts';

test('given tickets that come together, then they are solved together and none takes another’s only expert', async () => {
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
  expect(decisions.find((d) => d.request.ticketId === common)?.decision.keptFor).toEqual({ [computers]: first, [near]: rare });
});

test('given more tickets than one transaction takes, then they are still one problem, and what is planned behind one another stays together', async () => {
  await using world = await openDispatch();
  const { opened } = world;
  const experts: string[] = [];
  for (let n = 1; n <= 15; n += 1) experts.push(await hire(opened, { home: northOf(n / 5) }));
  const ids: string[] = [];
  // Short work: a second visit still leaves within the hour.
  for (let n = 0; n < 30; n += 1) ids.push(await raise(opened, { problemCode: 'tv-apps' }));

  expect(await assignTogether(opened.app, ids)).toEqual(new Map());

  const asked = await opened.app.orm.em.fork().execute<{ expert: string; tickets: number; apart: boolean }[]>(
    `select expert_id as expert, count(*)::int as tickets, bool_and(not exists (select from assignment other where other.id <> a.id and other.expert_id = a.expert_id and other.status = 'offered' and other.reserved && a.reserved)) as apart
     from assignment a where status = 'offered' group by expert_id`,
  );
  expect(asked.map(({ expert }) => expert).sort()).toEqual(experts.toSorted());
  expect(asked.map(({ tickets, apart }) => [tickets, apart])).toEqual(experts.map(() => [2, true]));
  const decisions = await decisionsSince(opened.app.orm.em.fork(), { days: 1, after: null, limit: 100 });
  expect(new Set(decisions.map(({ request }) => request.ticketId))).toEqual(new Set(ids));
  expect(decisions.every((d) => sameDecision(d.decision, replayDecision(d)))).toBe(true);
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

test('given decisions of one problem of which one no longer holds, then none is carried out half, and each is decided again on what is true now', async () => {
  await using world = await openDispatch();
  const { opened } = world;
  const [near, far] = [await hire(opened, { home: northOf(1) }), await hire(opened, { home: northOf(3) })];
  const ids = [await raise(opened), await raise(opened)];
  const read = await inTransaction(opened.app.orm.em, async (tx) => prepareDecisions(tx, await findTickets(tx, ids)));
  const decided = chooseBatch(read).map(({ candidates, decision }) => ({ prepared: { ...(read.find(({ ticket }) => ticket.id === decision.ticketId) ?? fail()), candidates }, decision }));
  expect(decided.map(isPlain)).toEqual([true, true]);

  await opened.app.orm.em.fork().execute(
    `insert into assignment (id, ticket_id, expert_id, status, slot, reserved, arrive_at, travel_minutes, lat, lng, offered_at, expires_at, answered_at)
     select gen_random_uuid(), ?, ?, 'accepted', 1, tstzrange(app.now(), app.now() + interval '3 hours'), app.now() + interval '10 minutes', 10, 40.7, -74, app.now(), app.now(), app.now()`, [await raise(opened, { problemCode: 'computer-disk' }), near],
  );
  await expect(inTransaction(opened.app.orm.em, (tx) => giveVisits(tx, decided))).rejects.toThrow(Contended);
  const stored = await opened.app.orm.em.fork().execute<{ count: number }[]>(`select (select count(*) from dispatch_decision)::int + (select count(*) from assignment where status = 'offered')::int as count`);
  expect(stored).toEqual([{ count: 0 }]);

  await assignTogether(opened.app, ids);
  const asked = await opened.app.orm.em.fork().execute<{ expert: string }[]>(`select distinct expert_id as expert from assignment where status = 'offered'`);
  expect(asked.map(({ expert }) => expert)).toContain(far);
});

function fail(): never {
  throw new Error('A decision without its ticket');
}
