import { inTransaction } from '@sysops/db/connection';
import { replay } from '@sysops/domain/tickets';
import { expect, test } from 'vitest';
import { openDispatch, raise, ticketOf } from '../dispatch/dispatch-fixture.ts';
import { actOnTicket, escalateTicket, eventsOfTicket, lockTicket, systemActor } from './index.ts';

test('several facts of one ticket in one transaction, with the row read again in between, are all in row and history', async () => {
  await using world = await openDispatch();
  const { opened } = world;
  const ticketId = await raise(opened);
  await inTransaction(opened.app.orm.em, async (tx) => {
    const first = await lockTicket(tx, ticketId);
    await actOnTicket(tx, first, { command: { type: 'explain_waiting', by: systemActor, waitingReason: 'all_experts_booked' } });
    const second = await lockTicket(tx, ticketId);
    expect(second.version).toBe(2);
    await escalateTicket(tx, second, { cause: 'all_declined', step: 1, key: ticketId, note: 'Please decide.' });
    await actOnTicket(tx, await lockTicket(tx, ticketId), { command: { type: 'change_priority', by: systemActor, priority: 'urgent' } });
  });
  const ticket = await ticketOf(opened, ticketId);
  expect(ticket).toMatchObject({ version: 4, status: 'waiting', waitingReason: 'all_experts_booked', escalated: true, priority: 'urgent' });
  expect(replay(await eventsOfTicket(opened.app.orm.em.fork(), ticketId))).toEqual(ticket);
});
