import type { AssignmentStatus, ExpertState } from '@sysops/domain/dispatch';
import type { Duty } from '@sysops/domain/experts';
import { expect, test } from 'vitest';
import { expertState } from './expert-state.ts';

test.each<readonly [readonly AssignmentStatus[], Duty, boolean, ExpertState]>([
  [['accepted', 'arrived'], 'off_shift', false, 'on_job'],
  [['travelling', 'offered'], 'on_shift', true, 'en_route'],
  [['offered'], 'on_shift', false, 'offered'],
  [['offered'], 'break', false, 'offered'],
  [['offered'], 'on_shift', true, 'away'],
  [['offered'], 'absent', false, 'absent'],
  [['accepted'], 'absent', true, 'absent'],
  [['accepted'], 'on_shift', false, 'free'],
  [[], 'break', false, 'break'],
  [[], 'break', true, 'away'],
  [[], 'off_shift', false, 'off_shift'],
])('given jobs %j, %s, away %s, then he is %s', (statuses, duty, away, state) => expect(expertState(statuses, { duty, away })).toBe(state));
