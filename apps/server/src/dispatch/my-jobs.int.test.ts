import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { actorWith } from '../testing/open-test-app.ts';
import { accept, asExpert, hire, openDispatch, raise, windowIn } from './dispatch-fixture.ts';

test('given an expert who sees the next job only, then he sees offers, what runs and the one behind it; without a limit the whole list', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  const expertId = await hire(opened);
  const me = asExpert(opened, expertId);
  const ids: string[] = [];
  for (const [from, to] of [[0, 1], [2, 3], [4, 5]] as const) {
    ids.push(await raise(opened, { window: windowIn(from, to) }));
    await driver.settle();
    await accept(opened, ids.at(-1) ?? '');
  }
  const asked = await raise(opened, { window: windowIn(6, 7) });
  await driver.settle();
  const seen = async () => {
    const { offers, jobs, more } = await me.dispatch.myJobs();
    return { offers: offers.map((j) => j.ticketId), jobs: jobs.map((j) => j.ticketId), more };
  };
  expect(await seen()).toEqual({ offers: [asked], jobs: ids, more: false });
  const admin = opened.as(actorWith('admin'));
  const { version } = await admin.experts.get({ expertId });
  await admin.experts.setJobsShown({ commandId: v7(), expertId, version, jobsShown: 1 });
  expect((await admin.experts.get({ expertId })).jobsShown).toBe(1);
  expect(await seen()).toEqual({ offers: [asked], jobs: ids.slice(0, 1), more: true });
  const [first] = (await me.dispatch.myJobs()).jobs;
  await me.dispatch.startTravel({ commandId: v7(), assignmentId: first?.assignmentId ?? '' });
  expect(await seen()).toEqual({ offers: [asked], jobs: ids.slice(0, 2), more: true });
  await admin.experts.setJobsShown({ commandId: v7(), expertId, version: version + 1, jobsShown: null });
  expect(await seen()).toEqual({ offers: [asked], jobs: ids, more: false });
  await expect(opened.app.orm.em.fork().execute(`update expert set jobs_shown = 0 where id = ?`, [expertId])).rejects.toThrow(/jobs_shown/);
});
