import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seen } from '../shared/effort-fixture.ts';
import { hour, minute } from '../shared/index.ts';
import { chooseBatch, type BatchTicket } from './choose-batch.ts';
import { chooseExpert } from './choose-expert.ts';
import type { Candidate, DispatchRequest } from './decision.ts';
import { candidateWith, north, now, requestWith } from './dispatch-fixtures.ts';
import { standardPolicy2, urgentPolicy2 } from './policy.ts';

const has = (...skills: string[]) => skills.map((skill) => ({ skill, level: 3, expiresAt: null }));
const needs = (...skills: string[]) => skills.map((skill) => ({ skill, level: 2 }));
const at = (km: number): Pick<Candidate, 'location'> => ({ location: { ...north(km), source: 'fix', at: now } });
const ticket = (id: string, candidates: readonly Candidate[], changes: Partial<DispatchRequest> = {}): BatchTicket => {
  const request = requestWith({ ticketId: id, ...changes });
  return { request, candidates, policy: request.priority === 'urgent' ? urgentPolicy2 : standardPolicy2, wanted: request.priority === 'urgent' ? 3 : 1 };
};
const answers = (tickets: readonly BatchTicket[]) => Object.fromEntries(chooseBatch(tickets).map((d) => [d.request.ticketId, d.decision.chosen]));

describe('tickets that arrive together', () => {
  const both = candidateWith('both', { skills: has('tv-repair', 'audio'), ...at(1) });
  const tv = candidateWith('tv', { skills: has('tv-repair'), ...at(6) });

  test('do not take each other the only expert', () => {
    const shift = [{ from: now, to: now + 100 * minute }];
    const pair = [{ ...both, working: shift }, { ...tv, working: shift }];
    expect(answers([ticket('1', pair), ticket('2', pair, { requiredSkills: needs('audio') })])).toEqual({ 1: ['tv'], 2: ['both'] });
  });

  test('of the shape of VROOM #778 all get somebody', () => {
    const shift = [{ from: now, to: now + 100 * minute }];
    const experts = ['a', 'b', 'c', 'd'].map((id, i) => candidateWith(id, { skills: i === 0 ? has('tv-repair', 'rare') : has('tv-repair'), working: shift, ...at(i === 0 ? 1 : 8 + i) }));
    const tickets = [...['1', '2', '3'].map((id) => ticket(id, experts)), ticket('9', experts, { requiredSkills: needs('rare') })];
    const given = answers(tickets);
    expect(given[9]).toEqual(['a']);
    expect([1, 2, 3].flatMap((id) => given[id] ?? []).sort()).toEqual(['b', 'c', 'd']);
  });

  test('queue behind one another in one plan when there are more of them than experts', () => {
    const decided = chooseBatch(['1', '2', '3'].map((id) => ticket(id, [tv])));
    const slots = decided.map((d) => d.decision.candidates[0]?.slot).sort((a, b) => (a?.departAt ?? 0) - (b?.departAt ?? 0));
    expect(decided.map((d) => d.decision.chosen)).toEqual([['tv'], ['tv'], ['tv']]);
    expect(slots.every((slot, i) => i === 0 || (slot?.departAt ?? 0) >= (slots[i - 1]?.finishAt ?? 0))).toBe(true);
  });

  test('ask different experts for every urgent one', () => {
    const experts = Array.from({ length: 6 }, (_, i) => candidateWith(`e${i}`, at(1 + i)));
    const given = answers([ticket('1', experts), ticket('2', experts, { priority: 'urgent' }), ticket('3', experts, { priority: 'urgent' })]);
    const asked = [...(given[2] ?? []), ...(given[3] ?? [])];
    expect(new Set(asked).size).toBe(asked.length);
    expect(given[1]).toHaveLength(1);
    expect(asked).not.toContain(given[1]?.[0]);
  });

  test('let the urgent one go first where there is one expert', () => {
    const slots = Object.fromEntries(chooseBatch([ticket('1', [tv]), ticket('2', [tv], { priority: 'urgent' })]).map((d) => [d.request.ticketId, d.decision.candidates[0]?.slot]));
    expect(slots[2]?.departAt).toBe(now);
    expect(slots[1]?.departAt).toBe(slots[2]?.finishAt);
  });

  test('that nobody can do are explained each', () => {
    const [nobody] = chooseBatch([ticket('1', [tv], { requiredSkills: needs('audio') }), ticket('2', [tv])]);
    expect(nobody?.decision).toMatchObject({ chosen: [], waitingReason: 'no_expert_with_skill' });
  });
  test('and are none give no answers', () => expect(chooseBatch([])).toEqual([]));
});

const skills = ['tv-repair', 'audio', 'network'] as const;
const randomBatch = fc.record({
  experts: fc.array(fc.record({ km: fc.integer({ min: 0, max: 30 }), skills: fc.subarray([...skills], { minLength: 1 }), hours: fc.integer({ min: 1, max: 6 }) }), { minLength: 1, maxLength: 6 }),
  tickets: fc.array(fc.record({ km: fc.integer({ min: -15, max: 15 }), skill: fc.constantFrom(...skills), priority: fc.constantFrom('urgent' as const, 'normal' as const), work: fc.integer({ min: 20, max: 90 }) }), { minLength: 1, maxLength: 9 }),
}).map(({ experts, tickets }) => {
  const candidates = experts.map((e, i) => candidateWith(`e${i}`, { skills: has(...e.skills), working: [{ from: now, to: now + e.hours * hour }], ...at(e.km) }));
  return tickets.map((t, i) => ticket(`t${i}`, candidates, { priority: t.priority, requiredSkills: needs(t.skill), place: { ...north(t.km), zip: '10001' }, expectedMinutes: t.work }));
});

test('whatever comes together: every ticket answered once, nobody booked twice, each answer replays alone', () => {
  let kept = 0;
  fc.assert(fc.property(randomBatch, (tickets) => {
    const decided = chooseBatch(tickets);
    expect(decided.map((d) => d.request.ticketId).sort()).toEqual(tickets.map((t) => t.request.ticketId).sort());
    const taken = new Map<string, { from: number; to: number }[]>();
    for (const { request, candidates, policy, wanted, decision } of decided) {
      const { keptFor } = decision;
      kept += keptFor ? 1 : 0;
      expect(chooseExpert(request, candidates, { policy, wanted, ...(keptFor ? { keptFor } : {}) })).toEqual(decision);
      expect(decision.chosen.length > 0).toBe(decision.waitingReason === null);
      for (const id of decision.chosen) {
        const slot = decision.candidates.find((v) => v.expertId === id && v.eligible)?.slot;
        const mine = taken.get(id) ?? [];
        expect(slot && !mine.some((m) => m.from < slot.finishAt && slot.departAt < m.to)).toBe(true);
        taken.set(id, [...mine, { from: slot?.departAt ?? 0, to: slot?.finishAt ?? 0 }]);
      }
    }
    expect(chooseBatch(tickets.toReversed())).toEqual(decided);
  }), { numRuns: runs(400), seed: 3 });
  expect(kept).toBeGreaterThanOrEqual(seen(100));
}, 120_000);

describe('the only holder of a scarce skill', () => {
  const rare = candidateWith('rare', { skills: has('tv-repair', 'valve-amps'), ...at(1) });
  const choose = (candidates: readonly Candidate[], changes: Partial<DispatchRequest> = {}) => chooseExpert(requestWith(changes), candidates, { policy: standardPolicy2, wanted: 1 });
  const plainAt = (km: number) => candidateWith('plain', { skills: has('tv-repair'), ...at(km), bookedMinutesToday: 480 });
  test('stays free when another arrives at most 15 minutes later, and the record says so', () => {
    const decision = choose([rare, plainAt(5)]);
    expect(decision.chosen).toEqual(['plain']);
    expect(decision.candidates.map((v) => v.heldBackFor)).toEqual([undefined, 'valve-amps']);
  });
  test('goes when the other would be much later', () => expect(choose([rare, plainAt(25)]).chosen).toEqual(['rare']));
  test('goes when the ticket needs just that skill', () => expect(choose([rare, plainAt(5)], { requiredSkills: needs('tv-repair', 'valve-amps') }).chosen).toEqual(['rare']));
  test('goes back to a customer he knows', () => expect(choose([rare, plainAt(5)], { previousExpertId: 'rare' }).chosen).toEqual(['rare']));
  test('is no secret when the roster says that others have the skill too', () => {
    const common = { ...rare, scarceSkills: [] };
    expect(choose([common, plainAt(5)]).candidates.map((v) => v.heldBackFor)).toEqual([undefined, undefined]);
  });
  test('a certificate that ends before the visit does is no certificate', () => {
    const ends = candidateWith('a', { skills: [{ skill: 'tv-repair', level: 3, expiresAt: now + 30 * minute }] });
    expect(choose([ends])).toMatchObject({ chosen: [], waitingReason: 'no_expert_with_skill' });
  });
});
