import { describe, expect, test } from 'vitest';
import { hour, minute } from '../shared/index.ts';
import { chooseBatch } from './choose-batch.ts';
import { chooseExpert } from './choose-expert.ts';
import type { Candidate, DispatchPolicy, DispatchRequest, HeldBackHour } from './decision.ts';
import { candidateWith, midtown, north, now, requestWith } from './dispatch-fixtures.ts';
import { heldBackFrom } from './held-back.ts';
import { standardPolicy, standardPolicy2, urgentPolicy2 } from './policy.ts';

/** The hour that begins so many hours from now. */
const held = (inHours: number, percent = 30): HeldBackHour => ({ from: now + inHours * hour, to: now + (inHours + 1) * hour, percent });
const from3to5: DispatchRequest['window'] = { kind: 'window', from: now + 3 * hour, to: now + 5 * hour };
const booked = (fromHours: number, hours = 1): Pick<Candidate, 'plan'> => ({ plan: [{ assignmentId: `x${fromHours}`, from: now + fromHours * hour, arriveAt: now + fromHours * hour, to: now + (fromHours + hours) * hour, place: midtown }] });
const near = (id: string, changes: Partial<Candidate> = {}): Candidate => candidateWith(id, { location: { ...north(0.1), source: 'fix', at: now }, ...changes });

const decide = (candidates: readonly Candidate[], request: Partial<DispatchRequest>, policy: DispatchPolicy = standardPolicy2) => chooseExpert(requestWith({ window: from3to5, expectedMinutes: 30, ...request }), candidates, { policy, wanted: 1 });
const ruleOf = (decision: ReturnType<typeof decide>, id = 'a') => decision.candidates.find((v) => v.expertId === id)?.rules.find((r) => r.rule === 'held_back');

describe.each([['version 1', standardPolicy], ['version 2', standardPolicy2]])('hours kept for urgent work by policy %s', (_, policy) => {
  const everyHour = [2, 3, 4, 5].map((h) => held(h));

  test('given the only expert, whose hours are all held, then an ordinary visit ahead waits, and the record says so', () => {
    const decision = decide([near('a')], { heldBack: everyHour }, policy);
    expect([decision.chosen, decision.waitingReason]).toEqual([[], 'all_experts_booked']);
    expect(ruleOf(decision)).toEqual({ rule: 'held_back', passed: false, detail: 'only hours kept for urgent work are left' });
  });

  test('given one held hour, then the visit goes into the first open time behind it', () => {
    const decision = decide([near('a')], { heldBack: [held(2), held(3)] }, policy);
    expect(decision.candidates[0]?.slot?.departAt).toBe(now + 4 * hour);
    expect(ruleOf(decision)).toEqual({ rule: 'held_back', passed: true, detail: 'ok' });
  });

  test('given a window that ends before the hour does, then the held hours are the reason, not the window', () => {
    const decision = decide([near('a')], { heldBack: [held(2), held(3)], window: { kind: 'window', from: now + 3 * hour, to: now + 3.5 * hour } }, policy);
    expect(decision.candidates[0]?.rules.filter((r) => !r.passed).map((r) => r.rule)).toEqual(['held_back']);
  });

  test('given a visit that sets out within two hours, then the hours are let go; a minute later they are not', () => {
    const soon = (departIn: number) => decide([near('a')], { heldBack: [held(2), held(3)], window: { kind: 'window', from: now + departIn + 4 * minute, to: now + departIn + 30 * minute } }, policy).chosen;
    expect([soon(2 * hour), soon(2 * hour + minute)]).toEqual([['a'], []]);
  });
});

describe('the share', () => {
  const team = (n: number, busy: number): Candidate[] => Array.from({ length: n }, (_, i) => near(`e${i}`, i < busy ? booked(2, 4) : {}));
  const free = (n: number, busy: number, percent: number): boolean => decide(team(n, busy), { heldBack: [2, 3, 4, 5].map((h) => held(h, percent)) }).chosen.length > 0;

  test('is rounded up to whole experts', () => {
    expect([free(3, 0, 30), free(3, 1, 30), free(3, 2, 30)]).toEqual([true, true, false]);
    expect([free(10, 6, 30), free(10, 7, 30)]).toEqual([true, false]);
    expect([free(4, 2, 25), free(4, 3, 25)]).toEqual([true, false]);
  });

  test('is of those on call who can do the work there: others neither add to it nor are bound by it', () => {
    const heldBack = [2, 3, 4, 5].map((h) => held(h));
    const [idle, gone, unable] = [near('b', { away: true }), near('c', { active: false }), near('d', { skills: [] })];
    expect(decide([near('a'), idle, gone, unable], { heldBack }).chosen).toEqual([]);
    const outsider = near('o', { serviceArea: { kind: 'zips', zips: ['99999'] } });
    expect(decide([near('a'), outsider], { heldBack }, { ...standardPolicy2, areaRequired: false }).chosen).toEqual(['o']);
  });

  test('counts time on shift only', () => {
    const late = near('late', { working: [{ from: now + 3.5 * hour, to: now + 8 * hour }] });
    expect(decide([near('a'), late], { heldBack: [held(3, 60)], window: { kind: 'window', from: now + 3 * hour, to: now + 3.2 * hour } }).chosen).toEqual([]);
    expect(decide([near('a'), near('b')], { heldBack: [held(3, 50)], window: { kind: 'window', from: now + 3 * hour, to: now + 3.2 * hour } }).chosen).toEqual(['a']);
  });
});

test('urgent work uses the hours that are kept for it', () => {
  expect(decide([near('a')], { priority: 'urgent', heldBack: [2, 3, 4, 5].map((h) => held(h)) }, urgentPolicy2).chosen).toEqual(['a']);
});

test('without held hours the record has no such line, so that older decisions replay to the same', () => {
  expect(ruleOf(decide([near('a')], {}))).toBeUndefined();
});

test('given two ordinary tickets at once and one expert’s time to spare, then the second sees what the first has taken', () => {
  const request = (ticketId: string) => requestWith({ ticketId, window: { kind: 'window', from: now + 3 * hour, to: now + 3.2 * hour }, expectedMinutes: 50, heldBack: [held(2), held(3)] });
  const ticket = (ticketId: string) => ({ request: request(ticketId), candidates: [near('a'), near('b')], policy: standardPolicy2, wanted: 1 });
  expect(chooseBatch([ticket('t1'), ticket('t2')]).map(({ decision }) => [decision.ticketId, decision.chosen.length, decision.waitingReason])).toEqual([['t1', 1, null], ['t2', 0, 'all_experts_booked']]);
});

test.each<readonly [string, Parameters<typeof heldBackFrom>[0], number | undefined, boolean]>([
  ['urgent work', { ...requestWith({ window: from3to5 }), priority: 'urgent' }, undefined, false],
  ['a ticket pinned by a manager', requestWith({ window: from3to5, requiredExpertId: 'a' }), undefined, false],
  ['a window that ends soon', requestWith({ window: { kind: 'window', from: now, to: now + 2 * hour } }), undefined, false],
  ['a window ahead', requestWith({ window: from3to5 }), 60, true],
  ['as soon as possible, within the hour', requestWith(), 60, false],
  ['as soon as possible, within two hours', requestWith(), 120, false],
  ['as soon as possible, whenever', requestWith(), undefined, true],
])('held hours can matter to %s', (_case, request, departWithin, matters) => {
  expect(heldBackFrom(request, departWithin)).toBe(matters ? now + 2 * hour : null);
});
