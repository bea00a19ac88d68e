import { hour, minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { accept, asExpert, factsOf, hire, liveOf, morning, northOf, openDispatch, raise, ticketOf, visitsOf } from '../dispatch/dispatch-fixture.ts';
import { actorWith } from '../testing/open-test-app.ts';

const why = { triageReasons: ['duplicate_suspected' as const], reason: 'She called twice' };

test.each(['agent', 'manager'] as const)('given a ticket that somebody has been asked about, when an %s sends it to triage with a reason, then the offer is off and the expert is told', async (role) => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  await hire(opened);
  const ticketId = await raise(opened);
  await driver.settle();
  const { version } = await ticketOf(opened, ticketId);
  await opened.as(actorWith(role)).tickets.sendToTriage({ commandId: v7(), ticketId, version, ...why });
  await driver.settle();
  expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'triage', triageReasons: ['duplicate_suspected'], next: { owner: 'agent' } });
  expect((await visitsOf(opened, ticketId)).map((a) => a.status)).toEqual(['withdrawn']);
  expect((await factsOf(opened, ticketId, 'OfferEnded')).map(({ payload }) => payload['reason'])).toEqual(['SentToTriage']);
  const { history } = await opened.as(actorWith('manager')).tickets.get({ ticketId });
  expect(history.at(-1)).toMatchObject({ type: 'SentToTriage', reason: 'She called twice', by: { role } });
});

test('given an assigned ticket, then it is not sent to triage, and without a reason none is', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  await hire(opened);
  const ticketId = await raise(opened);
  await driver.settle();
  await accept(opened, ticketId);
  const { version } = await ticketOf(opened, ticketId);
  const agent = opened.as(actorWith('agent'));
  await expect(agent.tickets.sendToTriage({ commandId: v7(), ticketId, version, ...why })).rejects.toThrow(/assigned/);
  await expect(agent.tickets.sendToTriage({ commandId: v7(), ticketId, version, ...why, reason: ' ' })).rejects.toThrow();
});

test('given triage is over before anybody heard that it began, then the old offer ends and a fresh one is made', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  await hire(opened);
  await hire(opened, { home: northOf(6) });
  const ticketId = await raise(opened);
  await driver.settle();
  const old = await liveOf(opened, ticketId);
  const agent = opened.as(actorWith('agent'));
  const { version } = await ticketOf(opened, ticketId);
  await agent.tickets.sendToTriage({ commandId: v7(), ticketId, version, ...why });
  await agent.tickets.completeTriage({ commandId: v7(), ticketId, version: version + 1 });
  await driver.settle();
  expect((await visitsOf(opened, ticketId)).find((a) => a.id === old.id)).toMatchObject({ status: 'withdrawn', endReason: 'SentToTriage' });
  expect((await ticketOf(opened, ticketId)).status).toBe('offered');
  expect((await liveOf(opened, ticketId)).id).not.toBe(old.id);
});

test('given an expert at work, when an agent puts the ticket on hold, then the visit ends, he is free, and the follow-up is his', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  const expertId = await hire(opened, { home: northOf(8) });
  const ticketId = await raise(opened);
  await driver.settle();
  const visit = await accept(opened, ticketId);
  const me = asExpert(opened, expertId);
  await me.dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
  await driver.goTo(visit.arriveAt);
  await me.dispatch.arrive({ commandId: v7(), assignmentId: visit.id });
  await hire(opened, { home: northOf(1) });
  const { version } = await ticketOf(opened, ticketId);
  await opened.as(actorWith('agent')).tickets.hold({ commandId: v7(), ticketId, version, holdReason: 'part_needed', resumeAt: morning + 3 * hour, reason: 'The board comes at noon' });
  await driver.settle();
  expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'on_hold', visit: null, previousExpertId: expertId });
  expect((await visitsOf(opened, ticketId)).map((a) => a.status)).toEqual(['cannot_complete']);
  await driver.goTo(morning + 3 * hour + minute);
  expect((await liveOf(opened, ticketId)).expertId).toBe(expertId);
  const manager = opened.as(actorWith('manager'));
  const { decisions } = await manager.dispatch.forTicket({ ticketId });
  expect((await manager.dispatch.explain({ decisionId: decisions.at(-1)?.id ?? '' })).decision.followUp).toEqual({ expertId, kept: true, because: 'was there before' });
});
