import { Button, CopyText, EmptyState, Sheet, toast } from '@sysops/ui';
import { useConnection } from '../api/connection.ts';
import { clock } from '../api/times.ts';
import { useSession } from '../shell/session.tsx';
import type { Outgoing } from './outgoing.ts';
import { giveUpOn, hurry, tryAgain, useOutbox } from './outbox.ts';

const failed = (error: unknown): void => {
  console.error(error);
  toast.error('This computer could not store the change');
};

/** Every ticket that the server does not have yet, with the reason and the way out. */
export function UnsentSheet(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { accountId } = useSession();
  const connection = useConnection();
  const mine = useOutbox().list.filter(({ owner }) => owner === accountId).toSorted((a, b) => a.place - b.place);
  const refused = mine.filter(({ refusal }) => refusal !== null);
  const waiting = mine.filter(({ refusal }) => refusal === null);
  return (
    <Sheet open={props.open} onOpenChange={props.onOpenChange} title="Tickets not sent yet" description={connection === 'live' ? 'The server is connected.' : 'The server is away. Tickets are kept on this computer and sent in order when it is back.'}>
      <div className="flex flex-col gap-5">
        {mine.length === 0 ? <EmptyState drawing="plug" title="Everything has arrived" text="Each ticket that was saved has its number." /> : null}
        {refused.length > 0 ? (
          <section className="flex flex-col gap-2">
            <h3 className="text-16">Need you</h3>
            <ol className="flex flex-col gap-2">{refused.map((entry) => <RefusedTicket key={entry.ticketId} entry={entry} />)}</ol>
          </section>
        ) : null}
        {waiting.length > 0 ? (
          <section className="flex flex-col gap-2">
            <div className="flex items-center justify-between"><h3 className="text-16">Will be sent</h3><Button size="small" onClick={hurry}>Try now</Button></div>
            <ol className="flex flex-col gap-2">{waiting.map((entry) => <li key={entry.ticketId} className="rounded-card border border-line p-3"><EntryLines entry={entry} /></li>)}</ol>
          </section>
        ) : null}
      </div>
    </Sheet>
  );
}

const EntryLines = ({ entry }: { entry: Outgoing }) => (
  <>
    <p className="font-medium">{entry.caller} · {entry.command.device.label}</p>
    <p className="line-clamp-2 text-muted">{entry.command.description}</p>
    <p className="text-12 text-muted">Raised at {clock(entry.raisedAt)}{entry.tries > 0 ? `, tried ${entry.tries === 1 ? 'once' : `${entry.tries} times`}` : ''}</p>
  </>
);

function RefusedTicket({ entry }: { entry: Outgoing }) {
  return (
    <li className="flex flex-col gap-2 rounded-card border border-red-6 bg-red-2 p-3">
      <div><EntryLines entry={entry} /></div>
      <p className="font-medium">{entry.refusal?.message}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => void tryAgain(entry.ticketId).catch(failed)}>Send it again</Button>
        <Button size="small" variant="quiet" onClick={() => void giveUpOn(entry.ticketId).catch(failed)}>Give it up</Button>
        {entry.refusal?.requestId ? <CopyText text={entry.refusal.requestId} /> : null}
      </div>
    </li>
  );
}
