import { timesDeclined } from '@sysops/db/dispatch';
import type { DeclineOffer, DeclineReason } from '@sysops/domain/dispatch';
import { day, hour } from '@sysops/domain/shared';
import { expertNames } from '../experts/index.ts';
import { addTaskAgain, lastOfCause } from '../tickets/index.ts';
import type { Visit } from './with-visit.ts';

/** The next expert may have the part; somebody orders it meanwhile. */
async function askForParts({ ticket, tx }: Visit, note: string | undefined): Promise<void> {
  await addTaskAgain(tx, { kind: 'parts_missing', ownerRole: 'manager', note: `An expert has not the part for this repair${note ? `: ${note}` : ''}.`, causeKey: `parts:${ticket.id}`, ticketId: ticket.id, dueAt: tx.now + hour });
}

/** Only a person can tell what to make of it. */
async function readNote({ assignment, ticket, tx }: Visit, note: string | undefined): Promise<void> {
  if (note) await addTaskAgain(tx, { kind: 'declined_other', ownerRole: 'manager', note: `An expert declined and wrote: ${note}`, causeKey: `declined:${assignment.id}`, ticketId: ticket.id, dueAt: tx.now + hour });
}

/** Once may happen; twice in two weeks and what we believe of the expert is wrong. */
const often = 2;
const within = 14 * day;

/** An expert who was free and near on paper says that he is not: somebody looks at what the choice is made from. */
const doubted = async ({ assignment, ticket, tx }: Visit, what: { readonly reason: DeclineReason; readonly kind: string; readonly because: string; readonly look: string }): Promise<void> => {
  const { expertId } = assignment;
  const causeKey = `declines:${what.reason}:${expertId}`;
  const since = Math.max(tx.now - within, (await lastOfCause(tx.em, causeKey))?.doneAt ?? 0);
  if ((await timesDeclined(tx.em, { expertId, reason: what.reason, since })) < often) return;
  const name = (await expertNames(tx.em, [expertId])).get(expertId) ?? 'An expert';
  await addTaskAgain(tx, { kind: what.kind, ownerRole: 'manager', note: `${name} has declined again because of ${what.because}, this time here. Please check ${what.look}.`, causeKey, ticketId: ticket.id, dueAt: tx.now + 8 * hour });
};

/** What each reason sets going beside the next expert's turn. Doubts about the ticket itself count when its last offer has ended. */
const acts: Readonly<Partial<Record<DeclineReason, (visit: Visit, note: string | undefined) => Promise<void>>>> = {
  parts: askForParts,
  other: readNote,
  schedule: (visit) => doubted(visit, { reason: 'schedule', kind: 'expert_schedule', because: 'his schedule', look: 'his shifts and absences' }),
  location: (visit) => doubted(visit, { reason: 'location', kind: 'expert_area', because: 'the place', look: 'his service area' }),
};

export async function actOnDecline(visit: Visit, { declineReason, note }: Pick<DeclineOffer, 'declineReason' | 'note'>): Promise<void> {
  await acts[declineReason]?.(visit, note);
}
