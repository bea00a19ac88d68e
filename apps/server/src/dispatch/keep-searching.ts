import type { Tx } from '@sysops/db/connection';
import { keepWaiting } from '@sysops/db/dispatch';
import { chooseExpert, type Decision } from '@sysops/domain/dispatch';
import { zoneOfState } from '@sysops/domain/notifications';
import { civilFromDays, daysFromCivil, instantOf, localTime, type Instant, type Interval } from '@sysops/domain/shared';
import { passedWindow, type Priority, type Ticket, type WaitingReason } from '@sysops/domain/tickets';
import { v7 } from 'uuid';
import { actOnTicket, escalateTicket, hasOpenTask, systemActor } from '../tickets/index.ts';
import type { Prepared } from './prepare-decision.ts';
import { recordDecisions } from './record-decisions.ts';

/** The order in which waiting tickets are tried. */
export const rankOf: Readonly<Record<Priority, number>> = { urgent: 0, high: 1, normal: 2, low: 3 };

/** Halves of tomorrow on the customer's clock, in minutes after midnight. */
const halves = [{ from: 8 * 60, to: 12 * 60 }, { from: 13 * 60, to: 17 * 60 }] as const;

function tomorrow(ticket: Ticket, now: Instant): Interval[] {
  const zone = zoneOfState(ticket.place.address.state);
  const next = civilFromDays(daysFromCivil(localTime(now, zone)) + 1);
  return halves.map(({ from, to }) => ({ from: instantOf(next, from, zone), to: instantOf(next, to, zone) }));
}

/** Whoever has asked for a later day than that waits for his own time. */
const endsBefore = ({ window }: Ticket, tomorrowFrom: Instant): boolean => window.kind === 'asap' || window.to <= tomorrowFrom;

/** Once a day: the first half of tomorrow in which somebody could come. */
async function offerTomorrow(tx: Tx, { ticket, request, policy, candidates }: Prepared): Promise<Ticket> {
  if (ticket.status !== 'waiting' || (ticket.windowOffer && ticket.windowOffer.to > tx.now)) return ticket;
  const { departWithinMinutes: _, ...open } = policy;
  const half = tomorrow(ticket, tx.now);
  const window = half.filter(({ from }) => endsBefore(ticket, from)).find((half) => chooseExpert({ ...request, window: { kind: 'window', ...half } }, candidates, { policy: open, wanted: 1 }).chosen.length > 0);
  return window ? actOnTicket(tx, ticket, { command: { type: 'offer_window', by: systemActor, window } }) : ticket;
}

/**
 * Everybody who could come has said no: no clock will change that, so a person looks at once. The ladder's end is a
 * person, too. A new search does not call a second time for what an open task says already.
 */
export async function callPerson(tx: Tx, { ticket, ladder }: Pick<Prepared, 'ticket' | 'ladder'>, waitingReason: WaitingReason | null): Promise<Ticket> {
  if (waitingReason !== 'all_declined' && ladder.step !== 'manager') return ticket;
  if (await hasOpenTask(tx.em, ticket.id, waitingReason === 'all_declined' ? 'all_declined' : 'ladder_ended')) return ticket;
  if (waitingReason === 'all_declined') return escalateTicket(tx, ticket, { cause: 'all_declined', step: 1, key: `${ticket.id}:all_declined:${ladder.since}`, note: 'Every expert who could come has declined. Please decide.', withinMinutes: 5 });
  return escalateTicket(tx, ticket, { cause: 'ladder_ended', step: 1, key: `${ticket.id}:ladder:${ladder.since}`, note: waitingReason === null ? 'The search takes too long: one expert after the other is asked.' : `Nobody has been found, and the search cannot be widened any more (${waitingReason.replaceAll('_', ' ')}).` });
}

async function explain(tx: Tx, ticket: Ticket, waitingReason: WaitingReason): Promise<Ticket> {
  if (ticket.status !== 'waiting' || ticket.waitingReason === waitingReason) return ticket;
  return actOnTicket(tx, ticket, { command: { type: 'explain_waiting', by: systemActor, waitingReason } });
}

/** Nobody fits: says why, goes up the ladder when its time has come, and sets the next try. The same answer again is no news. */
export async function keepSearching(tx: Tx, prepared: Prepared, found: { readonly decision: Decision; readonly waitingReason: WaitingReason; readonly sweepSeconds: number }): Promise<void> {
  const { ticket, ladder } = prepared;
  const { decision, waitingReason, sweepSeconds } = found;
  const untilWider = ladder.next ? Math.max(0.1, (ladder.next.at - tx.now) / 1000) : sweepSeconds;
  const { news } = await keepWaiting(tx, ticket.id, { reason: waitingReason, retryInSeconds: Math.min(sweepSeconds, untilWider), rank: rankOf[ticket.priority], step: ladder.stepNumber });
  if (news) await recordDecisions(tx, [{ id: v7(), prepared, decision, visits: [] }]);
  const passed = passedWindow(ticket, tx.now);
  // Nobody can come into the past: the search begins anew, for as soon as possible.
  if (passed) return void (await actOnTicket(tx, ticket, { command: { type: 'pass_window', by: systemActor, window: passed } }));
  const explained = await explain(tx, ticket, waitingReason);
  const offered = ladder.step === 'offer_next_day' || ladder.step === 'manager' ? await offerTomorrow(tx, { ...prepared, ticket: explained }) : explained;
  await callPerson(tx, { ...prepared, ticket: offered }, waitingReason);
}
