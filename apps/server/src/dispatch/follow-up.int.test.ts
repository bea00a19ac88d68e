import { hour, minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { actorWith, type TestApp } from '../testing/open-test-app.ts';
import { accept, asExpert, hire, liveOf, morning, northOf, openDispatch, raise, ticketOf } from './dispatch-fixture.ts';
import type { SimulatedApp } from '../testing/simulated-app.ts';

const afternoon = morning + 6 * hour;

/** Repaired in the afternoon by the only expert there is. */
async function repaired({ opened, driver }: SimulatedApp, expertId: string): Promise<string> {
  const ticketId = await raise(opened);
  await driver.settle();
  const visit = await accept(opened, ticketId);
  const me = asExpert(opened, expertId);
  await me.dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
  await driver.goTo(visit.arriveAt);
  await me.dispatch.arrive({ commandId: v7(), assignmentId: visit.id });
  await driver.goTo(visit.arriveAt + 30 * minute);
  await me.dispatch.complete({ commandId: v7(), assignmentId: visit.id, resolution: 'repaired', summary: 'New fuse.', knowledge: { kind: 'none_fits' } });
  await driver.settle();
  return ticketId;
}

async function reopen(opened: TestApp, ticketId: string): Promise<void> {
  const { version, customerId } = await ticketOf(opened, ticketId);
  await opened.as(actorWith('customer', { customerId })).tickets.reopen({ commandId: v7(), ticketId, version, reason: 'Dark again' });
}

async function why(opened: TestApp, ticketId: string) {
  const manager = opened.as(actorWith('manager'));
  const { decisions } = await manager.dispatch.forTicket({ ticketId });
  return (await manager.dispatch.explain({ decisionId: decisions.at(-1)?.id ?? '' })).decision;
}

test('given a repair that did not hold, when its expert is on shift again tomorrow, then it is his although another could come tonight', async () => {
  await using world = await openDispatch({}, afternoon);
  const { opened, driver } = world;
  const before = await hire(opened);
  const ticketId = await repaired(world, before);
  await driver.goTo(afternoon + 4 * hour);
  const tonight = await hire(opened, { fromHour: 8, toHour: 23 });
  await reopen(opened, ticketId);
  await driver.settle();
  const offer = await liveOf(opened, ticketId);
  expect(offer.expertId).toBe(before);
  expect(offer.arriveAt).toBeGreaterThan(afternoon + 12 * hour);
  const decision = await why(opened, ticketId);
  expect(decision).toMatchObject({ policy: 'standard@3', chosen: [before], followUp: { expertId: before, kept: true } });
  expect(decision.candidates.find((v) => v.expertId === tonight)?.eligible).toBe(true);
  await asExpert(opened, before).dispatch.decline({ commandId: v7(), assignmentId: offer.id, declineReason: 'schedule' });
  await driver.settle();
  expect((await liveOf(opened, ticketId)).expertId).toBe(tonight);
  expect(await why(opened, ticketId)).toMatchObject({ followUp: { kept: false, because: 'declined or let it expire within 24 h' } });
});

test('given the customer does not want him back, then somebody else comes and the record says why', async () => {
  await using world = await openDispatch({}, afternoon);
  const { opened, driver } = world;
  const before = await hire(opened);
  const ticketId = await repaired(world, before);
  const other = await hire(opened, { home: northOf(9), toHour: 22 });
  await reopen(opened, ticketId);
  const { version } = await ticketOf(opened, ticketId);
  await opened.as(actorWith('agent')).tickets.wishExpert({ commandId: v7(), ticketId, version, preferredExpertId: null, excludedExpertIds: [before], reason: 'He was rude' });
  await driver.settle();
  expect((await liveOf(opened, ticketId)).expertId).toBe(other);
  expect(await why(opened, ticketId)).toMatchObject({ followUp: { expertId: before, kept: false, because: 'excluded by the customer' } });
});
