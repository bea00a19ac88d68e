import type { JobView, MyJobsView } from '@sysops/domain/dispatch';
import { describe, expect, test } from 'vitest';
import type { QueuedCommand } from '../offline/queued-command.ts';
import { paintJobs } from './paint-jobs.ts';

const minute = 60_000;
const t0 = 1_780_000_000_000;
const assignmentId = '0192f0c0-0000-7000-8000-000000000002';
const act = { commandId: '0192f0c0-0000-7000-8000-000000000001', assignmentId };

/** Leaves at 0, planned there from 20 to 80. */
const job = (changes: Partial<JobView> = {}): JobView => ({
  assignmentId, ticketId: '0192f0c0-0000-7000-8000-000000000003', ticketNumber: 1042, status: 'arrived', ticketStatus: 'on_site', ticketVersion: 5, priority: 'normal', window: { kind: 'asap' },
  device: { category: 'tv', label: 'Vista 55', serial: null }, problem: { code: 'tv-no-power', title: 'Does not switch on', description: 'Dark', expectedMinutes: 60, requiredSkills: [{ skill: 'tv-power', level: 2 }] },
  area: { city: 'New York', state: 'NY', zip: '10001' }, place: null, customer: null, offeredAt: t0, expiresAt: t0 + 10 * minute, departAt: t0, arriveAt: t0 + 20 * minute, finishAt: t0 + 80 * minute, travelMinutes: 20, pausedUntil: null, reopened: false, arrivalAsked: false, ...changes,
});
const day = (jobs: readonly JobView[]): MyJobsView => ({ at: t0, offers: [], jobs, more: false, doneToday: [], givesBack: 0 });
const after = (jobs: readonly JobView[], ...commands: readonly (readonly [QueuedCommand, number])[]): readonly JobView[] => paintJobs(day(jobs), commands.map(([command, minutes]) => ({ command, at: t0 + minutes * minute }))).jobs;

describe('the day as it will be when the queue has arrived', () => {
  test('given an arrival later than planned, then the wait at the door and the work count from it', () => {
    const [there] = after([job({ status: 'travelling' })], [{ procedure: 'dispatch.arrive', input: act }, 35]);
    expect(there).toMatchObject({ status: 'arrived', arriveAt: t0 + 35 * minute, finishAt: t0 + 95 * minute });
  });

  test('given travel that began late, then tries to reach the customer count from there', () => {
    expect(after([job({ status: 'accepted' })], [{ procedure: 'dispatch.startTravel', input: act }, 7])[0]).toMatchObject({ status: 'travelling', departAt: t0 + 7 * minute });
  });

  test('given nobody at home, then the job is off the list', () => {
    const tries = [{ at: t0, by: 'call' as const }, { at: t0, by: 'text' as const }];
    expect(after([job()], [{ procedure: 'dispatch.customerAbsent', input: { ...act, tries } }, 31])).toEqual([]);
  });

  test('given work that goes on another day, then the job is off the list, also from a pause', () => {
    const hold: QueuedCommand = { procedure: 'dispatch.holdVisit', input: { ...act, reason: 'A part', holdReason: 'part_needed', resumeAt: t0 + 1440 * minute } };
    expect(after([job()], [hold, 40])).toEqual([]);
    expect(after([job({ pausedUntil: t0 + 60 * minute })], [hold, 70])).toEqual([]);
  });

  test('given jobs that he would lose by going away, then what he gave back since counts no more, and those he cannot see still do', () => {
    const soon = job({ status: 'accepted', departAt: t0 + 60 * minute });
    const view = { ...day([soon]), givesBack: 3 };
    const released = [{ command: { procedure: 'dispatch.release', input: { ...act, reason: 'Ill' } } as const, at: t0 }];
    expect([paintJobs(view, []).givesBack, paintJobs(view, released).givesBack]).toEqual([3, 2]);
  });

  test('given a pause, then the job stays his until then', () => {
    const pause: QueuedCommand = { procedure: 'dispatch.pause', input: { ...act, holdReason: 'no_access', resumeAt: t0 + 60 * minute } };
    expect(after([job()], [pause, 30])[0]?.pausedUntil).toBe(t0 + 60 * minute);
    expect(after([job()], [pause, 30], [{ procedure: 'dispatch.resume', input: act }, 50])[0]?.pausedUntil).toBeNull();
  });
});
