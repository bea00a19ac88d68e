import { hour } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCustomer, makeExpert, requestOf } from '../testing/make-people.ts';
import { actorWith, openTestApp, type TestApp } from '../testing/open-test-app.ts';

let opened: TestApp;
let expertId: string;
let ticketId: string;

beforeAll(async () => {
  opened = await openTestApp();
  expertId = (await makeExpert(opened)).id;
  const customer = await makeCustomer(opened);
  const manager = opened.as(actorWith('manager'));
  const raised = await opened.as(actorWith('customer', { customerId: customer.id })).tickets.raise(requestOf(customer));
  ticketId = raised.ticketId;
  const location = { lat: 40.75, lng: -73.99, source: 'pin' as const };
  const place = { address: { line1: '1 Main Street', city: 'New York', state: 'NY', zip: '10001' }, location };
  const { version } = raised.status === 'triage'
    ? await manager.tickets.completeTriage({ commandId: v7(), ticketId, version: raised.version, place, problemCode: 'tv-no-picture' })
    : raised;
  await manager.dispatch.assignByHand({ commandId: v7(), ticketId, version, expertId, reason: 'Knows the house' });
});
afterAll(() => opened[Symbol.asyncDispose]());

const now = () => Date.now();

test('shows an expert with his working time and the visit he has accepted', async () => {
  const board = await opened.as(actorWith('manager')).dispatch.board({ from: now() - 12 * hour, to: now() + 12 * hour });
  const row = board.experts.find((expert) => expert.expertId === expertId);
  expect(row?.state).toBe('free');
  expect(row?.working.length).toBeGreaterThan(0);
  expect(row?.visits).toMatchObject([{ ticketId, status: 'accepted', ticketStatus: 'assigned', city: 'New York' }]);
  const [visit] = row?.visits ?? [];
  expect(visit && visit.departAt <= visit.arriveAt && visit.arriveAt < visit.finishAt).toBe(true);
});

test('says of whoever is absent or between two shifts that he is, on the board, on the map and in the list, and of nobody in words of his own', async () => {
  const [absent, pausing] = [(await makeExpert(opened)).id, (await makeExpert(opened)).id];
  const manager = opened.as(actorWith('manager'));
  const versionOf = async (id: string) => (await manager.experts.get({ expertId: id })).version;
  const at = now();
  await manager.experts.addAbsence({ commandId: v7(), expertId: absent, version: await versionOf(absent), absenceId: v7(), from: at - hour, to: at + hour, reason: 'Dentist' });
  // Off for the hour around now, on either side of it on shift.
  const wall = new Date(new Date(at).toLocaleString('en-US', { timeZone: 'America/New_York' }));
  const minuteOfDay = wall.getHours() * 60 + wall.getMinutes();
  const shift = (from: number, to: number) => ({ weekday: (wall.getDay() + Math.floor((minuteOfDay + from) / 1440) + 7) % 7, fromMinute: (minuteOfDay + from + 1440) % 1440, toMinute: (minuteOfDay + to + 1440) % 1440 });
  await opened.as(actorWith('admin')).experts.setShifts({ commandId: v7(), expertId: pausing, version: await versionOf(pausing), shifts: [shift(-180, -30), shift(30, 180)] });
  const range = { from: at - 12 * hour, to: at + 12 * hour };
  const onBoard = (await manager.dispatch.board(range)).experts;
  const onMap = await manager.dispatch.map();
  for (const [id, state] of [[absent, 'absent'], [pausing, 'break']] as const) {
    expect(onBoard.find((expert) => expert.expertId === id)?.state).toBe(state);
    expect(onMap.find((expert) => expert.expertId === id)?.state).toBe(state);
    expect(await manager.experts.get({ expertId: id })).toMatchObject({ duty: state, onShift: false });
  }
});

test('marks what a manager has pinned', async () => {
  const manager = opened.as(actorWith('manager'));
  const range = { from: now() - 12 * hour, to: now() + 12 * hour };
  const pinned = async () => (await manager.dispatch.board(range)).experts.find((expert) => expert.expertId === expertId)?.visits.map((visit) => visit.pinned);
  expect(await pinned()).toEqual([false]);
  await manager.tickets.pin({ commandId: v7(), ticketId, version: (await manager.tickets.get({ ticketId })).ticket.version, expertId, window: null, reason: 'Promised to the customer' });
  expect(await pinned()).toEqual([true]);
});

test('leaves out visits outside the stretch, and refuses a stretch that is too long', async () => {
  const manager = opened.as(actorWith('manager'));
  const later = await manager.dispatch.board({ from: now() + 72 * hour, to: now() + 96 * hour });
  expect(later.experts.find((expert) => expert.expertId === expertId)?.visits).toEqual([]);
  await expect(manager.dispatch.board({ from: 0, to: now() })).rejects.toThrow();
});

test('orders tickets by the next due time and by the latest change, page by page', async () => {
  const manager = opened.as(actorWith('manager'));
  const customer = await makeCustomer(opened);
  const raise = (priority: 'urgent' | 'low') => manager.tickets.raise({ ...requestOf(customer), customerId: customer.id, problemCode: 'tv-no-picture', priority });
  const low = await raise('low');
  const urgent = await raise('urgent');
  const due = await manager.tickets.list({ order: 'due', limit: 100 });
  const dueIds = due.items.map((item) => item.id);
  expect(dueIds.indexOf(urgent.ticketId)).toBeLessThan(dueIds.indexOf(low.ticketId));
  const first = await manager.tickets.list({ order: 'changed', limit: 1 });
  expect(first.items[0]?.id).toBe(urgent.ticketId);
  const second = await manager.tickets.list({ order: 'changed', limit: 1, after: first.items[0]?.id });
  expect(second.items[0]?.id).toBe(low.ticketId);
  const urgentOnly = await manager.tickets.list({ priority: ['urgent'] });
  expect(urgentOnly.items.map((item) => item.id)).toEqual([urgent.ticketId]);
});
