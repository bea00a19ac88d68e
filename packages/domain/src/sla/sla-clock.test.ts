import { describe, expect, test } from 'vitest';
import { hour, instantOf, minute, type CivilDate } from '../shared/index.ts';
import { workingTimeOf, type BusinessCalendar } from './business-calendar.ts';
import { defaultHours, usHolidays } from './default-calendars.ts';
import { continueClock, dueAt, instantAtPercent, isBreached, pauseClock, remainingMinutes, resumeClock, retargetClock, startClock, stopClock, usedMinutes, type WorkingTimes } from './sla-clock.ts';
import { escalationMinutes, nextSlaStep, slaSteps, stepAt, type SlaStep } from './sla-steps.ts';
import { defaultTargets, targetsFor } from './sla-targets.ts';
import { standingOf } from './sla-standing.ts';
import { moveClocks, pausesClocks, startClocks, type ClockEvent } from './ticket-clocks.ts';

const zone = 'America/New_York';
const times: WorkingTimes = { always: workingTimeOf({ kind: 'always' }), business: workingTimeOf(defaultHours(zone, { from: 2026, to: 2028 })) };
const at = (date: string, clock = '00:00', timeZone = zone): number => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const [h = 0, m = 0] = clock.split(':').map(Number);
  return instantOf({ year, month, day } satisfies CivilDate, h * 60 + m, timeZone);
};
const isoDates = (dates: readonly CivilDate[]) => dates.map(({ year, month, day }) => `${year}-${month}-${day}`);

describe('the default targets', () => {
  const due = (priority: 'urgent' | 'high' | 'normal' | 'low', raised: number) => {
    const clocks = startClocks(targetsFor(defaultTargets, { priority, tier: 'standard' }), raised);
    return (['assign', 'arrive', 'resolve'] as const).map((kind) => dueAt(clocks[kind], times));
  };
  const monday = at('2026-11-23', '10:00');
  test('urgent runs round the clock', () => expect(due('urgent', at('2026-11-21', '23:00'))).toEqual([at('2026-11-21', '23:10'), at('2026-11-22', '03:00'), at('2026-11-22', '07:00')]));
  test('high is a working day away', () => expect(due('high', monday)).toEqual([at('2026-11-23', '10:20'), at('2026-11-23', '18:00'), at('2026-11-24', '10:00')]));
  test('normal is the next working day and two', () => expect(due('normal', monday)).toEqual([at('2026-11-23', '10:30'), at('2026-11-24', '10:00'), at('2026-11-25', '10:00')]));
  test('low skips Thanksgiving and the weekend', () => expect(due('low', monday)).toEqual([at('2026-11-23', '11:00'), at('2026-11-27', '10:00'), at('2026-12-01', '10:00')]));
  test('a ticket of Friday night starts to count on Monday', () => expect(due('normal', at('2026-11-20', '22:00'))[0]).toBe(at('2026-11-23', '08:30')));
  test('an unknown tier and no tier get the standard', () => {
    expect(targetsFor(defaultTargets, { priority: 'low', tier: 'gold' })).toBe(defaultTargets.standard.low);
    expect(targetsFor(defaultTargets, { priority: 'low', tier: null })).toBe(defaultTargets.standard.low);
    expect(targetsFor(defaultTargets, { priority: 'low', tier: 'plus' })).not.toEqual(defaultTargets.standard.low);
  });
});

describe('working time', () => {
  const lunch: BusinessCalendar = { kind: 'hours', timeZone: zone, holidays: [{ year: 2026, month: 11, day: 24 }], week: [1, 2, 3].flatMap((weekday) => [{ weekday, fromMinute: 540, toMinute: 720 }, { weekday, fromMinute: 780, toMinute: 1020 }]) };
  const time = workingTimeOf(lunch);
  test('a target across lunch waits for the end of it', () => expect(time.after(at('2026-11-23', '11:30'), hour)).toBe(at('2026-11-23', '13:30')));
  test('a target that ends with the day is due then, not next morning', () => expect(time.after(at('2026-11-23', '16:00'), hour)).toBe(at('2026-11-23', '17:00')));
  test('a holiday is closed all day', () => expect(time.between(at('2026-11-23', '16:00'), at('2026-11-25', '10:00'))).toBe(2 * hour));
  test('nothing left is due at once, also while closed', () => expect(time.after(at('2026-11-24', '03:00'), 0)).toBe(at('2026-11-24', '03:00')));
  test('an empty or reversed range holds no time', () => expect([time.between(5, 5), time.between(at('2026-11-23', '12:00'), at('2026-11-23', '10:00'))]).toEqual([0, 0]));
  test('the year does not interrupt a night', () => {
    const nights = workingTimeOf({ kind: 'hours', timeZone: 'UTC', holidays: [], week: [{ weekday: 4, fromMinute: 22 * 60, toMinute: 6 * 60 }] });
    expect(nights.between(Date.UTC(2026, 11, 31, 20), Date.UTC(2027, 0, 1, 12))).toBe(8 * hour);
    expect(nights.after(Date.UTC(2026, 11, 31, 20), 3 * hour)).toBe(Date.UTC(2027, 0, 1, 1));
  });
  test('a night is an hour longer in autumn and shorter in spring', () => {
    const nights = workingTimeOf({ kind: 'hours', timeZone: zone, holidays: [], week: [{ weekday: 6, fromMinute: 22 * 60, toMinute: 6 * 60 }] });
    const hours = (from: string, to: string) => nights.between(at(from, '12:00'), at(to, '12:00')) / hour;
    expect([hours('2026-10-31', '2026-11-01'), hours('2026-03-07', '2026-03-08'), hours('2026-06-06', '2026-06-07')]).toEqual([9, 7, 8]);
  });
  test('a calendar that never opens is refused, not searched for ever', () => {
    const closed = workingTimeOf({ kind: 'hours', timeZone: zone, holidays: [], week: [] });
    expect(() => closed.after(at('2026-11-23'), minute)).toThrow(/closed for too long/);
  });
});

test('federal holidays of 2026 and 2027 fall where the almanac says', () => {
  expect(isoDates(usHolidays(2026))).toEqual(['2026-1-1', '2026-1-19', '2026-2-16', '2026-5-25', '2026-6-19', '2026-7-3', '2026-9-7', '2026-10-12', '2026-11-11', '2026-11-26', '2026-12-25']);
  expect(isoDates(usHolidays(2027))).toEqual(['2027-1-1', '2027-1-18', '2027-2-15', '2027-5-31', '2027-6-18', '2027-7-5', '2027-9-6', '2027-10-11', '2027-11-11', '2027-11-25', '2027-12-24']);
  expect(isoDates(usHolidays(2028))[0]).toBe('2027-12-31');
});

describe('a clock', () => {
  const start = at('2026-11-23', '10:00');
  const clock = startClock('arrive', { minutes: 100, calendar: 'always' }, start);
  const after = (minutes: number) => start + minutes * minute;
  test('a pause takes its time out', () => {
    const paused = pauseClock(clock, after(30), times);
    expect([usedMinutes(paused, after(500), times), dueAt(paused, times), instantAtPercent(paused, 50, times)]).toEqual([30, null, null]);
    const resumed = resumeClock(paused, after(60));
    expect([dueAt(resumed, times), instantAtPercent(resumed, 50, times), remainingMinutes(resumed, after(80), times)]).toEqual([after(130), after(80), 50]);
  });
  test('pausing twice, resuming what runs and resuming what stopped change nothing', () => {
    const paused = pauseClock(clock, after(30), times);
    const stopped = stopClock(clock, after(30), times);
    expect(pauseClock(paused, after(50), times)).toBe(paused);
    expect(resumeClock(clock, after(10))).toBe(clock);
    expect(resumeClock(stopped, after(40))).toBe(stopped);
    expect(stopClock(stopped, after(60), times)).toBe(stopped);
    expect(continueClock(paused, { target: paused.target, at: after(40) }, times)).toBe(paused);
  });
  test('another priority keeps the used time', () => {
    const faster = retargetClock(clock, { target: { minutes: 60, calendar: 'always' }, at: after(40) }, times);
    expect([dueAt(faster, times), isBreached(faster, after(40), times)]).toEqual([after(60), false]);
    const missed = retargetClock(clock, { target: { minutes: 40, calendar: 'always' }, at: after(40) }, times);
    expect([missed.breachedAt, dueAt(missed, times)]).toEqual([after(40), after(40)]);
    const slower = retargetClock(missed, { target: { minutes: 90, calendar: 'always' }, at: after(50) }, times);
    expect([slower.breachedAt, dueAt(slower, times)]).toEqual([null, after(90)]);
    const stopped = stopClock(clock, after(1), times);
    expect(retargetClock(stopped, { target: { minutes: 1, calendar: 'always' }, at: after(9) }, times)).toBe(stopped);
  });
  test('a missed clock says when, also after it has stopped', () => {
    const stopped = stopClock(clock, after(150), times);
    expect([stopped.breachedAt, dueAt(stopped, times), isBreached(stopped, after(999), times)]).toEqual([after(100), after(100), true]);
    expect(isBreached(clock, after(99), times)).toBe(false);
    expect(isBreached(clock, after(100), times)).toBe(true);
  });
  test('an event from before the last count does not take time back', () => {
    const counted = pauseClock(clock, after(30), times);
    expect(resumeClock(counted, after(10)).countedTo).toBe(after(30));
    expect(pauseClock(resumeClock(counted, after(40)), after(35), times)).toMatchObject({ countedTo: after(40), usedMs: 30 * minute });
  });
});

describe('the steps of a clock', () => {
  const start = at('2026-11-23', '17:00');
  const clock = startClock('arrive', { minutes: 100, calendar: 'business' }, start);
  test('warn and escalate in working time, each once', () => {
    const taken: SlaStep[] = [];
    const seen: (readonly [SlaStep, number])[] = [];
    for (let next = nextSlaStep(clock, taken, { times, hours: 'working' }); next; next = nextSlaStep(clock, taken, { times, hours: 'working' })) {
      seen.push([next.step, next.at]);
      taken.push(next.step);
    }
    expect(seen).toEqual([['warn_50', at('2026-11-23', '17:50')], ['warn_75', at('2026-11-24', '08:15')], ['warn_90', at('2026-11-24', '08:30')], ['escalate_1', at('2026-11-24', '08:40')], ['escalate_2', at('2026-11-24', '08:55')], ['escalate_3', at('2026-11-24', '09:25')]]);
    expect(seen.map(([step]) => step)).toEqual([...slaSteps]);
    expect(escalationMinutes).toEqual({ escalate_2: 15, escalate_3: 45 });
  });
  test('a promise that counts at every hour rings in working hours only, unless it is urgent', () => {
    const round = startClock('resolve', { minutes: 600, calendar: 'always' }, start);
    const steps = (hours: 'always' | 'working') => [nextSlaStep(round, [], { times, hours })?.at, nextSlaStep(round, ['warn_50', 'warn_75', 'warn_90'], { times, hours })?.at];
    expect(steps('always')).toEqual([start + 5 * hour, start + 10 * hour]);
    expect(steps('working')).toEqual([at('2026-11-24', '08:00'), at('2026-11-24', '08:00')]);
    const byDay = startClock('resolve', { minutes: 60, calendar: 'always' }, at('2026-11-23', '10:00'));
    expect(nextSlaStep(byDay, [], { times, hours: 'working' })?.at).toBe(at('2026-11-23', '10:30'));
    expect((['escalate_1', 'escalate_2', 'escalate_3'] as const).map((step) => stepAt(round, step, { times, hours: 'working' }))).toEqual([at('2026-11-24', '08:00'), at('2026-11-24', '08:15'), at('2026-11-24', '08:45')]);
    // A target that ends with the working day is missed then, not next morning.
    expect(nextSlaStep(startClock('arrive', { minutes: 60, calendar: 'business' }, start), ['warn_50', 'warn_75', 'warn_90'], { times, hours: 'working' })?.at).toBe(at('2026-11-23', '18:00'));
  });
  test('nothing falls due while the clock stands', () => {
    const paused = pauseClock(clock, start + minute, times);
    expect([nextSlaStep(paused, [], { times, hours: 'always' }), stepAt(paused, 'escalate_2', { times, hours: 'always' })]).toEqual([null, null]);
  });
});

describe('the clocks of a ticket', () => {
  const raised = at('2026-11-23', '10:00');
  const targets = targetsFor(defaultTargets, { priority: 'urgent', tier: null });
  const after = (...story: readonly (readonly [ClockEvent, number])[]) => story.reduce((clocks, [event, m]) => moveClocks(clocks, { event, at: raised + m * minute }, times), startClocks(targets, raised));
  const states = (clocks: ReturnType<typeof after>) => [clocks.assign.state, clocks.arrive.state, clocks.resolve.state];
  test('stop one after the other', () => {
    expect(states(after())).toEqual(['running', 'running', 'running']);
    expect(states(after([{ kind: 'assigned' }, 4]))).toEqual(['stopped', 'running', 'running']);
    expect(states(after([{ kind: 'arrived' }, 60]))).toEqual(['stopped', 'stopped', 'running']);
    expect(states(after([{ kind: 'resolved' }, 90]))).toEqual(['stopped', 'stopped', 'stopped']);
    expect(states(after([{ kind: 'cancelled' }, 90]))).toEqual(['stopped', 'stopped', 'stopped']);
  });
  test('a visit that falls through puts the search back on with the time it had used', () => {
    const clocks = after([{ kind: 'assigned' }, 4], [{ kind: 'unassigned', targets }, 50]);
    expect([clocks.assign.state, usedMinutes(clocks.assign, raised + 53 * minute, times)]).toEqual(['running', 7]);
  });
  test('a search that is on again runs towards the priority that holds now', () => {
    const high = targetsFor(defaultTargets, { priority: 'high', tier: null });
    const slower = after([{ kind: 'assigned' }, 4], [{ kind: 'targets_changed', targets: high }, 10], [{ kind: 'unassigned', targets: high }, 50]);
    expect([slower.assign.target, dueAt(slower.assign, times)]).toEqual([high.assign, raised + (50 + 16) * minute]);
    const hasty = { ...targets, assign: { minutes: 3, calendar: 'always' } } as const;
    const missed = after([{ kind: 'assigned' }, 4], [{ kind: 'unassigned', targets: hasty }, 50]);
    expect([missed.assign.breachedAt, isBreached(missed.assign, raised + 50 * minute, times)]).toEqual([raised + 50 * minute, true]);
    // While the visit stands, the clock keeps the target by which it was kept.
    expect(after([{ kind: 'assigned' }, 4], [{ kind: 'targets_changed', targets: high }, 10]).assign.target).toEqual(targets.assign);
  });
  test('wait for the customer, not for a part', () => {
    expect((['customer_unavailable', 'customer_absent', 'no_access', 'part_needed'] as const).map(pausesClocks)).toEqual([true, true, true, false]);
    expect(states(after([{ kind: 'held', reason: 'part_needed' }, 5]))).toEqual(['running', 'running', 'running']);
    expect(states(after([{ kind: 'held', reason: 'no_access' }, 5]))).toEqual(['paused', 'paused', 'paused']);
    expect(dueAt(after([{ kind: 'held', reason: 'no_access' }, 5], [{ kind: 'hold_ended' }, 65]).arrive, times)).toBe(raised + 5 * hour);
  });
  test('follow the priority, and start anew when reopened', () => {
    const low = targetsFor(defaultTargets, { priority: 'low', tier: null });
    const changed = after([{ kind: 'targets_changed', targets: low }, 5]);
    expect([changed.arrive.target, changed.arrive.usedMs]).toEqual([low.arrive, 5 * minute]);
    expect(after([{ kind: 'resolved' }, 90], [{ kind: 'reopened', targets: low }, 3000])).toEqual(startClocks(low, raised + 3000 * minute));
  });
});

describe('how a clock stands', () => {
  const start = at('2026-11-23', '10:00');
  const clock = startClock('arrive', { minutes: 100, calendar: 'always' }, start);
  const look = (of: typeof clock, minutes: number) => {
    const now = start + minutes * minute;
    return standingOf({ state: of.state, usedMinutes: usedMinutes(of, now, times), remainingMinutes: remainingMinutes(of, now, times), breached: isBreached(of, now, times) });
  };
  test.each([
    ['running', clock, 40, { kind: 'left', minutes: 60, share: 0.4, quiet: false }],
    ['missed and running', clock, 130, { kind: 'late', minutes: 30, share: 1.3, quiet: false }],
    ['paused', pauseClock(clock, start + 25 * minute, times), 90, { kind: 'paused', minutes: 75, share: 0.25, quiet: true }],
    ['kept', stopClock(clock, start + 50 * minute, times), 90, { kind: 'kept', minutes: 50, share: 0.5, quiet: true }],
    ['missed and over', stopClock(clock, start + 150 * minute, times), 200, { kind: 'missed', minutes: 50, share: 1.5, quiet: false }],
  ] as const)('%s', (_, of, minutes, wanted) => expect(look(of, minutes)).toEqual(wanted));
});
