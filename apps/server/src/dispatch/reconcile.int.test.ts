import { minute } from '@sysops/domain/shared';
import { describe, expect, test } from 'vitest';
import { actorWith, type TestApp } from '../testing/open-test-app.ts';
import { accept, asExpert, hire, liveOf, morning, northOf, openDispatch, raise, tasksOf, ticketOf, visitsOf } from './dispatch-fixture.ts';
import { v7 } from 'uuid';
import { reconcile } from './reconcile.ts';

const sql = ({ app }: TestApp, text: string, ...values: string[]): Promise<unknown> => app.orm.em.fork().execute(text, values);

async function orphansOf(opened: TestApp): Promise<[string, string][]> {
  const runs = await opened.as(actorWith('manager')).dispatch.reconciliations();
  return runs.flatMap((run) => run.orphans.map((orphan): [string, string] => [orphan.kind, orphan.did]));
}

async function withTicket(steps: { readonly accepted?: boolean; readonly hands?: number } = {}) {
  const world = await openDispatch();
  const { opened, driver } = world;
  for (let n = 0; n < (steps.hands ?? 2); n += 1) await hire(opened, { home: northOf(2 + n * 3) });
  const ticketId = await raise(opened);
  await driver.settle();
  if (steps.accepted) await accept(opened, ticketId);
  return { world, opened, driver, ticketId };
}

/** Each fault is planted behind the product's back; a minute later it is found and set right or in front of a person. */
describe('what falls between the chairs', () => {
  test('a waiting ticket that no clock knows is tried again', async () => {
    const { world, opened, driver, ticketId } = await withTicket({ hands: 0 });
    await using _ = world;
    await sql(opened, `delete from dispatch_wait`);
    await hire(opened);
    await sql(opened, `delete from event_delivery where done_at is null`);
    await driver.goOn(minute);
    expect((await ticketOf(opened, ticketId)).status).toBe('offered');
  });

  test('an offered ticket without an offer waits again and finds somebody', async () => {
    const { world, opened, driver, ticketId } = await withTicket();
    await using _ = world;
    await sql(opened, `update assignment set status = 'withdrawn', ended_at = app.now()`);
    await driver.goOn(minute);
    expect(await orphansOf(opened)).toEqual([['visit_missing', 'repaired']]);
    expect((await liveOf(opened, ticketId)).status).toBe('offered');
  });

  test('an assigned ticket without a visit waits again and finds somebody', async () => {
    const { world, opened, driver, ticketId } = await withTicket({ accepted: true });
    await using _ = world;
    await sql(opened, `update assignment set status = 'released', end_reason = 'replanned', ended_at = app.now()`);
    await driver.goOn(minute);
    expect(await orphansOf(opened)).toEqual([['visit_missing', 'repaired']]);
    expect((await liveOf(opened, ticketId)).status).toBe('offered');
  });

  test('work without anybody at it is a person’s', async () => {
    const { world, opened, driver, ticketId } = await withTicket({ accepted: true });
    await using _ = world;
    const visit = await liveOf(opened, ticketId);
    const me = asExpert(opened, visit.expertId);
    await me.dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
    await me.dispatch.arrive({ commandId: v7(), assignmentId: visit.id });
    await sql(opened, `update assignment set status = 'done', ended_at = app.now() where id = ?`, visit.id);
    await driver.goOn(minute);
    expect(await orphansOf(opened)).toEqual([['visit_missing', 'raised']]);
    expect(await tasksOf(opened, ticketId)).toEqual([{ kind: 'orphan', ownerRole: 'manager' }]);
  });

  test('a visit that its ticket does not want gives the expert his time back', async () => {
    const { world, opened, driver, ticketId } = await withTicket({ accepted: true });
    await using _ = world;
    await sql(opened, `update ticket set status = 'cancelled', next_action = null, next_owner = null, next_due_at = null, state = state || '{"status":"cancelled","next":null}' where id = ?`, ticketId);
    await driver.goOn(minute);
    expect(await orphansOf(opened)).toEqual([['visit_unwanted', 'repaired']]);
    expect((await visitsOf(opened, ticketId)).map((a) => a.status)).toEqual(['released']);
  });

  test('an offer that its clock has missed ends', async () => {
    const { world, opened, driver, ticketId } = await withTicket({ hands: 1 });
    await using _ = world;
    // The clock of expiries is not running: only the reconciliation looks.
    
    await sql(opened, `update assignment set expires_at = app.now() - interval '1 minute'`);
    expect(await reconcile(opened.app)).toBe(1);
    expect((await visitsOf(opened, ticketId)).map((a) => a.status)).toEqual(['expired']);
    await driver.settle();
  });

  test('a clock for a ticket that does not wait is taken away', async () => {
    const { world, opened, driver, ticketId } = await withTicket({ accepted: true });
    await using _ = world;
    await sql(opened, `insert into dispatch_wait (ticket_id, tries, next_try_at, reason) values (?, 9, app.now() + interval '1 hour', 'all_declined')`, ticketId);
    await driver.goOn(minute);
    expect(await orphansOf(opened)).toEqual([['wait_unwanted', 'repaired']]);
  });

  test('a ticket that nobody has looked at in time is a manager’s', async () => {
    const { world, opened, driver } = await withTicket();
    await using _ = world;
    const ticketId = await raise(opened);
    await sql(opened, `update ticket set next_due_at = app.now() - interval '2 hours', updated_at = app.now() - interval '3 hours' where id = ?`, ticketId);
    
    await sql(opened, `update ticket set status = 'triage' where id = ?`, ticketId);
    await reconcile(opened.app);
    expect(await tasksOf(opened, ticketId)).toEqual([{ kind: 'orphan', ownerRole: 'manager' }]);
    await driver.settle();
  });

  test('an open ticket without a next step is an alarm, and the alarm ends with the run that finds none', async () => {
    const { world, opened, driver } = await withTicket({ accepted: true });
    await using _ = world;
    const alarms = async (): Promise<unknown[]> => (await opened.app.orm.em.fork().execute<{ done: boolean; note: string }[]>(`select done_at is not null as done, note from staff_task where kind = 'no_next_action'`)).map(({ done }) => done);
    await driver.goOn(minute);
    expect([await alarms(), (await opened.as(actorWith('manager')).dispatch.reconciliations())[0]?.withoutNext]).toEqual([[], 0]);
    await sql(opened, `update assignment set status = 'released', end_reason = 'replanned', ended_at = app.now()`);
    await reconcile(opened.app);
    expect(await alarms()).toEqual([false]);
    expect((await opened.as(actorWith('manager')).dispatch.reconciliations())[0]?.withoutNext).toBe(1);
    await driver.settle();
    await driver.goOn(minute);
    expect(await alarms()).toEqual([true]);
  });

  test('an overdue ticket that somebody has just taken on is left in peace for a while, and then called for again', async () => {
    const { world, opened, driver, ticketId } = await withTicket({ hands: 0 });
    await using _ = world;
    const manager = opened.as(actorWith('manager'));
    await sql(opened, `update ticket set status = 'triage', next_due_at = app.now() - interval '2 hours', updated_at = app.now() - interval '3 hours', state = state || '{"status":"triage","triageReasons":["cover_unclear"]}' where id = ?`, ticketId);
    await reconcile(opened.app);
    const [task] = await manager.tickets.tasks({ ticketId });
    expect(await reconcile(opened.app)).toBe(0);
    await manager.tickets.settleTask({ commandId: v7(), taskId: task?.id ?? '', note: 'I ask the customer' });
    await driver.goTo(morning + 50 * minute);
    expect((await tasksOf(opened, ticketId)).filter(({ kind }) => kind === 'orphan')).toHaveLength(1);
    await driver.goOn(15 * minute);
    expect((await tasksOf(opened, ticketId)).filter(({ kind }) => kind === 'orphan')).toHaveLength(2);
  });

  test('tickets that do not add up are a manager’s', async () => {
    const { world, opened, driver, ticketId } = await withTicket({ accepted: true });
    await using _ = world;
    await sql(opened, `delete from ticket_history where ticket_id = ? and version = 1`, ticketId);
    await driver.goOn(minute);
    const tasks = await opened.app.orm.em.fork().execute<{ kind: string; note: string }[]>(`select kind, note from staff_task where kind = 'reconciliation'`);
    expect(tasks).toEqual([{ kind: 'reconciliation', note: 'Tickets do not add up: 0 raised, 1 open, 0 closed, 0 cancelled.' }]);
  });

  test('is nothing on an ordinary day', async () => {
    const { world, opened, driver, ticketId } = await withTicket({ accepted: true });
    await using _ = world;
    await driver.goOn(5 * minute);
    expect(await orphansOf(opened)).toEqual([]);
    expect((await liveOf(opened, ticketId)).status).toBe('accepted');
  });
});
