import { hour, minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { accept, asExpert, hire, liveOf, morning, openDispatch, raise, tasksOf, ticketOf, windowIn } from '../dispatch/dispatch-fixture.ts';
import { actorWith } from '../testing/open-test-app.ts';
import { slaClocks } from './sla.clocks.ts';
import { slaSubscriber } from './sla.events.ts';

const openSla = () => openDispatch({ subscribers: [slaSubscriber], clocks: slaClocks });

describe('the promises of a ticket', () => {
  test('run from its creation, stop when they are kept, and are all visible', async () => {
    await using world = await openSla();
    const { opened, driver } = world;
    const expertId = await hire(opened);
    const ticketId = await raise(opened, { priority: 'urgent' });
    await driver.settle();
    const manager = opened.as(actorWith('manager'));
    const fresh = await manager.sla.forTicket({ ticketId });
    expect(fresh.clocks.map((c) => [c.kind, c.state, (c.dueAt ?? 0) - morning])).toEqual([['assign', 'running', 10 * minute], ['arrive', 'running', 4 * hour], ['resolve', 'running', 8 * hour]]);
    await driver.goTo(morning + minute);
    const visit = await accept(opened, ticketId);
    const me = asExpert(opened, expertId);
    await me.dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
    await driver.goTo(visit.arriveAt);
    await me.dispatch.arrive({ commandId: v7(), assignmentId: visit.id });
    await driver.settle();
    const arrived = await manager.sla.forTicket({ ticketId });
    expect(arrived.clocks.map((c) => c.state)).toEqual(['stopped', 'stopped', 'running']);
    expect(arrived.clocks[0]?.usedMinutes).toBe(1);
  });

  test('that are missed warn, call one group of managers after the other, each once, until somebody acknowledges', async () => {
    await using world = await openSla();
    const { opened, driver } = world;
    const ticketId = await raise(opened, { priority: 'urgent' });
    await driver.goOn(26 * minute);
    const manager = opened.as(actorWith('manager'));
    const { steps } = await manager.sla.forTicket({ ticketId });
    expect(steps.map((s) => [s.kind, s.step, Math.round((s.at - morning) / minute)])).toEqual([
      ['assign', 'warn_50', 5], ['assign', 'warn_75', 8], ['assign', 'warn_90', 9], ['assign', 'escalate_1', 10], ['assign', 'escalate_2', 25],
    ]);
    expect((await ticketOf(opened, ticketId)).escalated).toBe(true);
    expect((await tasksOf(opened, ticketId)).filter((t) => t.kind === 'sla_assign')).toHaveLength(2);
    expect(await manager.sla.breaches({})).toMatchObject([{ ticketId, kind: 'assign', step: 2, acknowledgedBy: null }]);
    await manager.sla.acknowledge({ commandId: v7(), ticketId, note: 'I call a partner firm' });
    await driver.goOn(40 * minute);
    const after = await manager.sla.forTicket({ ticketId });
    expect(after.steps.filter((s) => s.step.startsWith('escalate'))).toHaveLength(2);
    expect(after.steps.find((s) => s.step === 'escalate_2')).toMatchObject({ acknowledgedBy: 'The manager', note: 'I call a partner firm' });
    expect((await manager.tickets.get({ ticketId })).history.map((line) => line.type)).toContain('EscalationAcknowledged');
  });

  test('stand while the ticket waits for the customer, go on from what was used, and start anew on reopening', async () => {
    await using world = await openSla();
    const { opened, driver } = world;
    const expertId = await hire(opened);
    const ticketId = await raise(opened, { window: windowIn(3, 5) });
    await driver.goTo(morning + 10 * minute);
    const manager = opened.as(actorWith('manager'));
    await manager.tickets.hold({ commandId: v7(), ticketId, version: (await ticketOf(opened, ticketId)).version, holdReason: 'customer_unavailable', resumeAt: morning + 2 * hour });
    await driver.goTo(morning + hour);
    expect((await manager.sla.forTicket({ ticketId })).clocks.map((c) => [c.state, c.usedMinutes])).toEqual([['paused', 10], ['paused', 10], ['paused', 10]]);
    await driver.goTo(morning + 2 * hour);
    await driver.goTo(morning + 2 * hour + 5 * minute);
    const resumed = await manager.sla.forTicket({ ticketId });
    expect(resumed.clocks[1]).toMatchObject({ state: 'running', usedMinutes: 15 });
    const visit = await accept(opened, ticketId);
    const me = asExpert(opened, expertId);
    await driver.goTo(visit.departAt);
    await me.dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
    await driver.goTo(visit.arriveAt);
    await me.dispatch.arrive({ commandId: v7(), assignmentId: visit.id });
    await me.dispatch.complete({ commandId: v7(), assignmentId: visit.id, resolution: 'repaired', summary: 'New fuse', knowledge: { kind: 'none_fits' } });
    await driver.settle();
    const at = await driver.now();
    await opened.as(actorWith('agent')).tickets.reopen({ commandId: v7(), ticketId, version: (await ticketOf(opened, ticketId)).version, reason: 'Dark again' });
    await driver.settle();
    const reopened = await manager.sla.forTicket({ ticketId });
    expect(reopened.clocks.every((c) => c.startedAt === at && c.state === 'running')).toBe(true);
    expect(reopened.clocks[0]?.target).toEqual({ minutes: 20, calendar: 'business' });
  });

  test('are judged again when the priority changes, with the used time kept', async () => {
    await using world = await openSla();
    const { opened, driver } = world;
    await hire(opened);
    const ticketId = await raise(opened, { window: windowIn(3, 5) });
    await driver.settle();
    const visit = await accept(opened, ticketId);
    // Nobody starts: after the rescue the ticket is urgent.
    for (const m of [0, 5, 10, 20]) await driver.goTo(visit.departAt + m * minute);
    const { clocks } = await opened.as(actorWith('manager')).sla.forTicket({ ticketId });
    expect(clocks[1]).toMatchObject({ target: { minutes: 240, calendar: 'always' } });
    expect(clocks[1]?.usedMinutes).toBe(Math.round((visit.departAt + 20 * minute - morning) / minute));
    expect((await liveOf(opened, ticketId).catch(() => null))?.status ?? 'none').toBe('none');
  });
});
