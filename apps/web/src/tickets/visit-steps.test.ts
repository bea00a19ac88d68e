import type { HistoryLine } from '@sysops/domain/tickets';
import { describe, expect, it } from 'vitest';
import { stepTimes } from './visit-steps.ts';

const line = (type: HistoryLine['type'], at: number): HistoryLine => ({ seq: at, type, at, receivedAt: null, by: { role: 'system', accountId: null, name: 'system' }, reason: null, status: 'waiting' });

describe('the times of a tracker', () => {
  it('are those of the steps that were reached', () => {
    expect(stepTimes([line('TicketRaised', 1), line('TicketOffered', 2), line('TicketAssigned', 3), line('TravelStarted', 4)])).toEqual({ received: 1, assigned: 3, on_the_way: 4 });
  });

  it('start anew when the visit falls away', () => {
    expect(stepTimes([line('TicketRaised', 1), line('TicketAssigned', 3), line('TravelStarted', 4), line('VisitReleased', 5)])).toEqual({ received: 1 });
    expect(stepTimes([line('TicketRaised', 1), line('TicketAssigned', 3), line('VisitReleased', 5), line('TicketAssigned', 7)])).toEqual({ received: 1, assigned: 7 });
  });

  it('keep the completion until the customer reports that it is not fixed', () => {
    const done = [line('TicketRaised', 1), line('TicketAssigned', 2), line('TravelStarted', 3), line('ExpertArrived', 4), line('TicketCompleted', 5)];
    expect(stepTimes(done).done).toBe(5);
    expect(stepTimes([...done, line('TicketReopened', 6)])).toEqual({ received: 1 });
  });
});
