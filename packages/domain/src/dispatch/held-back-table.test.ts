import { describe, expect, test } from 'vitest';
import { hour } from '../shared/index.ts';
import type { Candidate, DispatchRequest } from './decision.ts';
import { candidateWith, now, requestWith } from './dispatch-fixtures.ts';
import { closedHours, openPieces } from './held-back.ts';

const span = (from: number, to: number) => ({ from: now + from * hour, to: now + to * hour });
const held = { ...span(3, 4), percent: 30 };
const skill = (level: number, expiresAt: number | null = null, name = 'tv-repair') => ({ skill: name, level, expiresAt });

describe('a second expert leaves the hour open to the first', () => {
  /** Alone, the first would use up the share; beside another who counts, half of the time would stay free. */
  const closedForFirst = (second: Partial<Candidate>, request: Partial<DispatchRequest> = {}) => {
    const [first, other] = [candidateWith('a', { skills: [skill(2), skill(2, null, 'audio')] }), candidateWith('b', second)];
    return closedHours(requestWith({ heldBack: [held], ...request }), [first, other])(first);
  };
  const both = { requiredSkills: [{ skill: 'tv-repair', level: 2 }, { skill: 'audio', level: 2 }] };

  test.each<readonly [string, Partial<Candidate>, Partial<DispatchRequest>]>([
    ['when he can do the work', {}, {}],
    ['when his certificate still holds', { skills: [skill(2, now + 1)] }, {}],
    ['when his level is higher', { skills: [skill(3)] }, {}],
    ['when he has every skill that is needed', { skills: [skill(2), skill(2, null, 'audio')] }, both],
  ])('%s', (_, second, request) => expect(closedForFirst(second, request)).toEqual([]));

  test.each<readonly [string, Partial<Candidate>, Partial<DispatchRequest>]>([
    ['without the skill', { skills: [skill(3, null, 'audio')] }, {}],
    ['below the level', { skills: [skill(1)] }, {}],
    ['whose certificate has run out', { skills: [skill(2, now)] }, {}],
    ['with one of two skills', { skills: [skill(2)] }, both],
    ['who works elsewhere', { serviceArea: { kind: 'zips', zips: ['11111'] } }, {}],
    ['who works at another time', { working: [span(0, 2), span(5, 8)] }, {}],
  ])('but not one %s', (_, second, request) => expect(closedForFirst(second, request)).toEqual([held]));
});

test('who is no part of the capacity knows no closed hours, nor does urgent work or a day without held hours', () => {
  const [first, unable] = [candidateWith('a'), candidateWith('b', { skills: [] })];
  const closed = (request: Partial<DispatchRequest>, of: Candidate) => closedHours(requestWith(request), [first, unable])(of);
  expect([closed({ heldBack: [held] }, unable), closed({ heldBack: [held], priority: 'urgent' }, first), closed({ heldBack: [] }, first), closed({}, first)]).toEqual([[], [], [], []]);
});

test.each([
  ['in the middle leave a piece before and one behind', [span(3, 4)], [span(0, 3), span(4, 8)]],
  ['at the start leave the rest', [span(0, 2)], [span(2, 8)]],
  ['at the end leave what is before', [span(7, 8)], [span(0, 7)]],
  ['of all the span leave nothing', [span(-1, 9)], []],
  ['of another time change nothing', [span(8, 9)], [span(0, 8)]],
  ['twice leave three pieces', [span(1, 2), span(5, 6)], [span(0, 1), span(2, 5), span(6, 8)]],
])('closed hours %s', (_, closed, left) => expect(openPieces(span(0, 8), closed)).toEqual(left));
