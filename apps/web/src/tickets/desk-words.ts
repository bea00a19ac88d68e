import { TriageReason, WaitingReason, type Priority, type Ticket, type TicketListItem } from '@sysops/domain/tickets';
import type { Tone } from '@sysops/ui';
import { taskWords } from '../messages/console-attention-en.ts';
import { plainWord, triageWords, waitingWords } from '../messages/console-words.ts';

export const priorityTones: Readonly<Record<Priority, Tone>> = { urgent: 'red', high: 'amber', normal: 'gray', low: 'gray' };

/** Why a ticket is not with an expert, in words; null when nothing holds it. */
export function waitsBecause(item: Pick<TicketListItem, 'status' | 'waitingReason'>): string | null {
  if (!item.waitingReason) return null;
  if (item.status === 'waiting') {
    const reason = WaitingReason.safeParse(item.waitingReason);
    return reason.success ? waitingWords[reason.data] : item.waitingReason;
  }
  return item.waitingReason.split(', ').map((code) => {
    const reason = TriageReason.safeParse(code);
    return reason.success ? triageWords[reason.data] : code;
  }).join(', ');
}

/** The visit that the ticket's state carries, with its expert; null when nobody has accepted. */
export const visitOf = (ticket: Ticket) => ('expertId' in ticket ? ticket : ticket.status === 'on_hold' ? ticket.visit : null);

export const taskWord = (kind: string): string => taskWords[kind] ?? plainWord(kind);
