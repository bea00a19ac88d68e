import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seen } from '../shared/effort-fixture.ts';
import { hour, minute } from '../shared/index.ts';
import { chooseBatch, chooseInTurns, matchInTurns, planWith, type BatchTicket } from './choose-batch.ts';
import { chooseExpert } from './choose-expert.ts';
import type { Candidate, DispatchRequest } from './decision.ts';
import { candidateWith, north, now, requestWith } from './dispatch-fixtures.ts';
import type { MatchingProblem } from './matching.ts';
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

describe('one matching', () => {
  const seenBy = (tickets: readonly BatchTicket[]): MatchingProblem[] => {
    const problems: MatchingProblem[] = [];
    chooseBatch(tickets, (problem) => {
      problems.push(problem);
      return matchInTurns(problem);
    });
    return problems;
  };
  const cost = (total: number, place: number) => Math.round((100 - total) * 100) * 1000 + place;

  test('is asked for with a price for every pair that may be, by score and place', () => {
    const experts = [candidateWith('c', at(1)), candidateWith('a', at(9)), candidateWith('b', { skills: [] }), candidateWith('d', { ...at(4), skills: has('tv-repair', 'valves'), bookedMinutesToday: 480 })];
    const one = ticket('1', experts);
    const [problem] = seenBy([one]);
    const verdicts = chooseExpert(one.request, experts, { policy: one.policy, wanted: 1 }).candidates.filter((v) => v.eligible);
    const byId = Object.fromEntries(verdicts.map((v, place) => [v.expertId, cost(Math.min(...verdicts.slice(0, place + 1).map((x) => x.score?.total ?? 0)), place)]));
    expect(verdicts.map((v) => v.expertId)).toHaveLength(3);
    expect(problem).toEqual({ rows: 1, columns: 3, costs: Float64Array.of(byId['a'] ?? 0, byId['c'] ?? 0, byId['d'] ?? 0), alone: Float64Array.of(2e9) });
  });
  test('keeps the one who is held back behind the one he is held back for', () => {
    const rare = candidateWith('rare', { skills: has('tv-repair', 'valves'), ...at(1) });
    const plain = candidateWith('plain', { ...at(5), bookedMinutesToday: 480 });
    const [problem] = seenBy([ticket('1', [rare, plain])]);
    expect((problem?.costs[1] ?? 0) - (problem?.costs[0] ?? 0)).toBe(1);
  });
  test('knows who may not come, and how dear it is to wait by priority', () => {
    const experts = [candidateWith('tv', { skills: has('tv-repair') }), candidateWith('au', { skills: has('audio') })];
    const [problem] = seenBy([
      ticket('4', experts, { priority: 'low' }), ticket('3', experts, { requiredSkills: needs('audio') }), ticket('2', experts, { priority: 'high', requiredSkills: needs('audio') }), ticket('1', experts, { priority: 'urgent' }),
    ]);
    expect([...(problem?.alone ?? [])]).toEqual([8e9, 4e9, 2e9, 1e9]);
    expect([...(problem?.costs ?? [])].map((c) => c < Infinity)).toEqual([false, true, true, false, true, false, false, true]);
  });
  test('gives the highest sum of scores that there is', () => {
    const policy = { ...standardPolicy2 };
    delete (policy as { rareSkillMinutes?: number }).rareSkillMinutes;
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 3, maxLength: 4 }), fc.array(fc.integer({ min: -15, max: 15 }), { minLength: 3, maxLength: 3 }), (experts, places) => {
      const candidates = experts.map((km, i) => candidateWith(`e${i}`, { ...at(km), working: [{ from: now, to: now + 20 * hour }] }));
      const tickets = places.map((km, i): BatchTicket => ({ ...ticket(`t${i}`, candidates, { place: { ...north(km), zip: '10001' } }), policy }));
      const totals = tickets.map((t) => Object.fromEntries(chooseExpert(t.request, candidates, { policy, wanted: 1 }).candidates.map((v) => [v.expertId, v.score?.total ?? -Infinity])));
      const best = (row: number, free: readonly string[]): number => (row === tickets.length ? 0 : Math.max(...free.map((id) => (totals[row]?.[id] ?? 0) + best(row + 1, free.filter((other) => other !== id)))));
      const chosen = chooseBatch(tickets).map((d, row) => totals[row]?.[d.decision.chosen[0] ?? ''] ?? 0);
      expect(chosen.reduce((a, b) => a + b, 0)).toBeCloseTo(best(0, candidates.map((c) => c.expertId)), 6);
    }), { numRuns: runs(300), seed: 2 });
  }, 120_000);
});

describe('one expert and a ticket of each priority', () => {
  const order = [['9', 'urgent'], ['8', 'high'], ['7', 'normal'], ['6', 'low']] as const;
  const tickets = order.toReversed().map(([id, priority]) => ticket(id, [candidateWith('tv', { skills: has('tv-repair'), ...at(1) })], { priority }));
  test('are served in that order, and answered in that order', () => {
    const decided = chooseBatch(tickets);
    expect(decided.map((d) => d.request.ticketId)).toEqual(order.map(([id]) => id));
    const departures = decided.map((d) => d.decision.candidates[0]?.slot?.departAt ?? 0);
    expect(departures).toEqual(departures.toSorted((a, b) => a - b));
    expect(new Set(departures).size).toBe(4);
  });
  test('are answered in that order also when a less urgent one has somebody first', () => {
    const [tv, audio] = [candidateWith('tv', { skills: has('tv-repair'), ...at(1) }), candidateWith('audio', { skills: has('audio'), ...at(1) })];
    const both = ['1', '2'].map((id) => ticket(id, [tv, audio], { priority: 'high' }));
    const easy = ticket('0', [tv, audio], { priority: 'low', requiredSkills: needs('audio') });
    expect(chooseBatch([easy, ...both]).map((d) => [d.request.ticketId, d.decision.chosen])).toEqual([['1', ['tv']], ['2', ['tv']], ['0', ['audio']]]);
  });
  test('of one priority are answered by id', () => {
    expect(chooseBatch(['2', '3', '1'].map((id) => ticket(id, []))).map((d) => d.request.ticketId)).toEqual(['1', '2', '3']);
  });
});

test('a plan with a visit put in is in order of time, with the moves made and the visit’s own place', () => {
  const old = { assignmentId: 'r', from: now + 10, arriveAt: now + 20, to: now + 30, place: north(1), latestArrival: now + 99 };
  const kept = { ...old, assignmentId: 'k', from: now + 60, arriveAt: now + 70, to: now + 80 };
  const slot = { departAt: now, arriveAt: now + 5, finishAt: now + 25, travelMinutes: 1, from: { ...north(0), source: 'fix' as const, at: now } };
  const place = { ...north(2), zip: '10001' };
  const put = { assignmentId: 't', from: now, arriveAt: now + 5, to: now + 25, place: north(2) };
  expect(planWith([old, kept], { ticketId: 't', place, slot: { ...slot, moves: [{ assignmentId: 'r', from: now + 25, arriveAt: now + 35, to: now + 45, travelMinutes: 1 }] } })).toEqual([put, { ...old, from: now + 25, arriveAt: now + 35, to: now + 45 }, kept]);
  expect(planWith([kept, old], { ticketId: 't', place, slot })).toEqual([put, old, kept]);
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

test('done in turns: one for each judgement and each row, and the same answer', () => {
  const tickets = Array.from({ length: 12 }, (_, n) => ticket(String(n).padStart(2, '0'), [candidateWith('a', at(1)), candidateWith('b', at(4)), candidateWith('c', { ...at(9), skills: has('audio') })]));
  const work = chooseInTurns(tickets);
  let turns = 0;
  for (;;) {
    const turn = work.next();
    if (turn.done) {
      expect(turn.value).toEqual(chooseBatch(tickets));
      break;
    }
    turns += 1;
  }
  expect(turns).toBeGreaterThanOrEqual(3 * 12 - 1);
});
