import { day, hour, minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { actorWith } from '../testing/open-test-app.ts';
import { accept, asExpert, factsOf, hire, liveOf, morning, northOf, openDispatch, raise, ticketOf, visitsOf, windowIn } from './dispatch-fixture.ts';

test('given nobody could come in the window, when it has passed, then the search begins anew for as soon as possible and the wish is in the history', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  const window = windowIn(1, 2);
  const ticketId = await raise(opened, { window });
  await driver.goTo(morning + 2 * hour - minute);
  expect((await ticketOf(opened, ticketId)).window).toEqual(window);
  await driver.goOn(2 * minute);
  expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'waiting', window: { kind: 'asap' } });
  expect((await factsOf(opened, ticketId, 'WindowPassed')).map(({ payload }) => payload['event'])).toMatchObject([{ passed: { from: morning + hour, to: morning + 2 * hour } }]);
  await hire(opened);
  await driver.goOn(minute);
  expect((await liveOf(opened, ticketId)).arriveAt).toBeGreaterThan(morning + 2 * hour);
});

test('given an expert who does not come to the end of the window, when he is given up, then another comes as soon as possible and the fact says that the time is gone', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  const first = await hire(opened);
  const ticketId = await raise(opened, { window: windowIn(1, 1.1) });
  await driver.settle();
  const visit = await accept(opened, ticketId);
  await hire(opened, { home: northOf(9), autoAccept: true });
  await driver.goTo(morning + 1.2 * hour);
  await opened.as(actorWith('manager')).dispatch.release({ commandId: v7(), assignmentId: visit.id, reason: 'He has an accident' });
  await driver.settle();
  const ticket = await ticketOf(opened, ticketId);
  expect(ticket).toMatchObject({ status: 'assigned', window: { kind: 'asap' } });
  expect('expertId' in ticket && ticket.expertId).not.toBe(first);
  expect((await factsOf(opened, ticketId, 'VisitReleased')).map(({ payload }) => payload['details'])).toEqual([{ windowPassed: true }]);
  expect(await factsOf(opened, ticketId, 'WindowPassed')).toHaveLength(1);
});

test('given a customer who was absent in his window, when the ticket goes on the next day by itself, then an expert is found', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  const expertId = await hire(opened);
  const ticketId = await raise(opened, { window: windowIn(1, 2) });
  await driver.settle();
  const visit = await accept(opened, ticketId);
  const me = asExpert(opened, expertId);
  await driver.goTo(visit.departAt);
  await me.dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
  await driver.goTo(visit.arriveAt);
  await me.dispatch.arrive({ commandId: v7(), assignmentId: visit.id });
  await driver.goTo(visit.arriveAt + 11 * minute);
  await me.dispatch.customerAbsent({ commandId: v7(), assignmentId: visit.id, tries: [{ at: visit.arriveAt + minute, by: 'door' }, { at: visit.arriveAt + 6 * minute, by: 'call' }] });
  await driver.goOn(day + 5 * minute, hour);
  expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'offered', window: { kind: 'asap' } });
  expect(await visitsOf(opened, ticketId)).toHaveLength(2);
});

test('given a window that ends today and cannot be kept, when the fourth step comes, then tomorrow is offered; a later wish is left alone', async () => {
  await using world = await openDispatch({}, morning + 8.5 * hour);
  const { opened, driver } = world;
  await hire(opened);
  const [tonight, later] = [await raise(opened, { window: windowIn(8.6, 10) }), await raise(opened, { window: windowIn(30 * 24, 30 * 24 + 2) })];
  await driver.goOn(22 * minute, 5 * minute);
  expect([await factsOf(opened, tonight, 'WindowOffered'), await factsOf(opened, later, 'WindowOffered')].map((facts) => facts.length)).toEqual([1, 0]);
});
