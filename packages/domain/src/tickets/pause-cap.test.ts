import { expect, test } from 'vitest';
import { day, hour } from '../shared/index.ts';
import { pausedFor } from './pause-cap.ts';
import type { TicketEvent } from './ticket.ts';

const t0 = 1_780_000_000_000;
const by = { role: 'agent', accountId: null, name: 'The agent' } as const;
type Told = 'TicketHeld' | 'WorkPaused' | 'HoldEnded' | 'WorkResumed' | 'ExpertArrived' | 'TicketReopened' | 'TicketCancelled';

function at(hours: number, type: Told): TicketEvent {
  const fact = { at: t0 + hours * hour, by };
  return type === 'TicketHeld' || type === 'WorkPaused' ? { ...fact, type, holdReason: 'part_needed', resumeAt: t0 + 30 * day } : { ...fact, type };
}
const hours = (history: readonly TicketEvent[], until: number): number => pausedFor(history, t0 + until * hour) / hour;

test('given holds and pauses one after the other, then their times add up', () => {
  expect(hours([at(1, 'TicketHeld'), at(5, 'HoldEnded'), at(6, 'ExpertArrived'), at(7, 'WorkPaused'), at(8, 'WorkResumed')], 100)).toBe(5);
});

test('given a hold that still runs, then it counts up to the moment asked about and never backwards', () => {
  expect([hours([at(1, 'TicketHeld')], 4), hours([at(1, 'TicketHeld')], 0)]).toEqual([3, 0]);
});

test('given a pause that became a hold, then the time between counts once', () => {
  expect(hours([at(1, 'WorkPaused'), at(3, 'TicketHeld'), at(6, 'HoldEnded')], 100)).toBe(5);
});

test('given a repair that was reopened, then it counts anew, as its promises do', () => {
  expect(hours([at(1, 'TicketHeld'), at(50, 'HoldEnded'), at(60, 'TicketReopened'), at(70, 'TicketHeld'), at(72, 'HoldEnded')], 100)).toBe(2);
});

test('given a ticket that was cancelled on hold, then nothing counts any more', () => {
  expect(hours([at(1, 'TicketHeld'), at(4, 'TicketCancelled')], 100)).toBe(3);
});
