import { readError } from '@sysops/api-client';
import type { Ticket } from '@sysops/domain/tickets';
import { toast, toastUndo } from '@sysops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { v7 } from 'uuid';
import { client } from '../api/api.ts';
import { consoleEn } from '../messages/console-en.ts';
import { ticketsEn } from '../messages/console-tickets-en.ts';

const t = ticketsEn.plan;

type Undo = {
  /** What was done, in words. */
  readonly done: string;
  /** Whether the ticket still has what was set: what somebody else has set since is not taken back. */
  readonly still: (ticket: Ticket) => boolean;
  readonly send: (act: { readonly commandId: string; readonly ticketId: string; readonly version: number; readonly reason: string }) => Promise<unknown>;
};

/** Says what was done and offers for eight seconds to take it back. */
export function useTicketUndo(ticketId: string): (undo: Undo) => void {
  const queryClient = useQueryClient();
  return ({ done, still, send }) => {
    const commandId = v7();
    const takeBack = async (): Promise<void> => {
      try {
        const { ticket } = await client.tickets.get.query({ ticketId });
        if (!still(ticket)) return void toast.error(t.undoLate);
        await send({ commandId, ticketId, version: ticket.version, reason: t.undoReason });
        toast.success(t.undone);
        void queryClient.invalidateQueries();
      } catch (error) {
        toast.error(readError(error).message);
      }
    };
    toastUndo(done, { label: consoleEn.undo, run: () => void takeBack() });
  };
}
