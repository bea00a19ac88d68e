import type { RaisedTicketView } from '@sysops/domain/tickets';
import { afterTry, firstOf, type Outgoing } from './outgoing.ts';
import type { Sent } from './send-raised.ts';

type Parts = {
  readonly read: () => Promise<readonly Outgoing[]>;
  readonly change: (how: (list: readonly Outgoing[]) => readonly Outgoing[]) => Promise<readonly Outgoing[]>;
  readonly send: (entry: Outgoing) => Promise<Sent>;
  readonly now: () => number;
  readonly onRaised: (raised: RaisedTicketView) => void;
  readonly onSignedOut: () => void;
};

export type Pass = { readonly nextIn: number | null };

/** Sends what is due, oldest first, one after the other, until the list is empty or somebody has to be waited for. */
export async function sendDue(owner: string, parts: Parts): Promise<Pass> {
  for (;;) {
    const entry = firstOf(await parts.read(), owner);
    if (!entry) return { nextIn: null };
    const wait = entry.dueAt - parts.now();
    if (wait > 0) return { nextIn: wait };
    const { answer, raised, signedOut } = await parts.send(entry);
    if (signedOut) {
      parts.onSignedOut();
      return { nextIn: null };
    }
    // Told first: the number is true once the server has answered, whatever happens to this computer next.
    if (raised) parts.onRaised(raised);
    await parts.change((list) => afterTry(list, entry.ticketId, { answer, now: parts.now() }));
  }
}
