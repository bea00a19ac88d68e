import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeExpert } from '../testing/make-people.ts';
import { actorWith, openTestApp, type TestApp } from '../testing/open-test-app.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened[Symbol.asyncDispose]());

const admin = () => opened.as(actorWith('admin'));

describe('an admin keeps an expert', () => {
  test('skills, shifts and service area are saved, each once for its command, and dispatch is told', async () => {
    const { id: expertId } = await makeExpert(opened);
    const { version } = await admin().experts.get({ expertId });
    const [skill] = await admin().experts.skills();
    const change = { commandId: v7(), expertId, version, skills: [{ skill: skill?.code ?? '', level: 3, expiresAt: null }] };
    const actor = actorWith('admin');
    const saved = await opened.as(actor).experts.setSkills(change);
    expect(await opened.as(actor).experts.setSkills(change)).toEqual(saved);
    const shifts = [{ weekday: 1, fromMinute: 22 * 60, toMinute: 6 * 60 }];
    const shifted = await admin().experts.setShifts({ commandId: v7(), expertId, version: saved.version, shifts });
    await admin().experts.setServiceArea({ commandId: v7(), expertId, version: shifted.version, serviceArea: { kind: 'zips', zips: ['10001'] } });
    expect(await admin().experts.get({ expertId })).toMatchObject({ skills: change.skills, shifts, serviceArea: { kind: 'zips', zips: ['10001'] }, version: version + 3 });
    const [told] = await opened.app.orm.em.fork().execute<{ n: string }[]>(`select count(*) as n from outbox_event where type = 'ExpertChanged' and payload->>'expertId' = ?`, [expertId]);
    expect(Number(told?.n)).toBeGreaterThanOrEqual(3);
  });

  test('given somebody else saved meanwhile, then the second save is refused and changes nothing', async () => {
    const { id: expertId } = await makeExpert(opened);
    const { version } = await admin().experts.get({ expertId });
    await admin().experts.setShifts({ commandId: v7(), expertId, version, shifts: [] });
    const late = admin().experts.setSkills({ commandId: v7(), expertId, version, skills: [] });
    await expect(late).rejects.toMatchObject({ cause: { code: 'stale' } });
    expect((await admin().experts.get({ expertId })).skills.length).toBeGreaterThan(0);
  });

  test('given a skill that is in no catalogue, or overlapping absences, then a plain sentence says so', async () => {
    const { id: expertId } = await makeExpert(opened);
    const { version } = await admin().experts.get({ expertId });
    await expect(admin().experts.setSkills({ commandId: v7(), expertId, version, skills: [{ skill: 'no-such-skill', level: 1, expiresAt: null }] })).rejects.toThrow(/not in the catalogue/);
    const from = Date.now() + 86_400_000;
    const first = await admin().experts.addAbsence({ commandId: v7(), expertId, version, absenceId: v7(), from, to: from + 86_400_000, reason: 'Holiday' });
    await expect(admin().experts.addAbsence({ commandId: v7(), expertId, version: first.version, absenceId: v7(), from: from + 3_600_000, to: from + 7_200_000, reason: 'Dentist' })).rejects.toThrow(/overlaps with another absence/);
  });
});

describe('an expert in the app', () => {
  test('sets himself away and back; a manager sees it', async () => {
    const { id: expertId } = await makeExpert(opened);
    const me = opened.as(actorWith('expert', { expertId }));
    await me.experts.setAway({ commandId: v7(), away: true });
    expect((await opened.as(actorWith('manager')).experts.list({})).find(({ id }) => id === expertId)).toMatchObject({ away: true });
    await me.experts.setAway({ commandId: v7(), away: false });
    expect((await me.experts.me()).away).toBe(false);
  });
});
