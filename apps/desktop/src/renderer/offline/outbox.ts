import type { RaisedTicketView, RaiseTicket } from '@sysops/domain/tickets';
import { useSyncExternalStore } from 'react';
import { client } from '../api/api.ts';
import { changeOutgoing, readOutgoing } from './disk.ts';
import { again, append, atOnce, giveUp, type Outgoing } from './outgoing.ts';
import { sendDue } from './sender.ts';
import { sendRaised } from './send-raised.ts';

type Snapshot = { readonly list: readonly Outgoing[]; readonly raised: ReadonlyMap<string, RaisedTicketView> };
type Owner = { readonly accountId: string; readonly onRaised: (raised: RaisedTicketView) => void; readonly onSignedOut: () => void };

let snapshot: Snapshot = { list: [], raised: new Map() };
let owner: Owner | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let sending: Promise<void> | null = null;
let askedAgain = false;
const watchers = new Set<() => void>();
const otherWindows = new BroadcastChannel('agent-outbox');

function show(change: Partial<Snapshot>): void {
  snapshot = { ...snapshot, ...change };
  for (const watcher of watchers) watcher();
}

async function change(how: (list: readonly Outgoing[]) => readonly Outgoing[], doneDraft?: string): Promise<readonly Outgoing[]> {
  const list = await changeOutgoing(how, doneDraft);
  const differs = JSON.stringify(list) !== JSON.stringify(snapshot.list);
  show({ list });
  if (!differs) return list;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel stays inside our origin
  otherWindows.postMessage('changed');
  return list;
}

async function pass(): Promise<void> {
  const mine = owner;
  if (!mine) return;
  const { nextIn } = await navigator.locks.request('agent-outbox', () =>
    sendDue(mine.accountId, {
      read: readOutgoing,
      change,
      send: (entry) => sendRaised(client, entry.command),
      now: Date.now,
      onSignedOut: mine.onSignedOut,
      onRaised: (raised) => {
        show({ raised: new Map(snapshot.raised).set(raised.ticketId, raised) });
        mine.onRaised(raised);
      },
    }),
  );
  clearTimeout(timer);
  if (nextIn !== null) timer = setTimeout(sendNow, nextIn);
}

/** Looks for something to send. A press while a pass runs makes one more pass. */
export function sendNow(): void {
  if (sending) {
    askedAgain = true;
    return;
  }
  sending = pass()
    .catch((error: unknown) => {
      console.error('The unsent tickets cannot be read; trying again in ten seconds', error);
      timer = setTimeout(sendNow, 10_000);
    })
    .finally(() => {
      sending = null;
      if (askedAgain) {
        askedAgain = false;
        sendNow();
      }
    });
}

/** The server is heard again. */
export const hurry = (): void => void change(atOnce).then(sendNow, (error: unknown) => console.error(error));

/** Sends for this agent from now on. Returns how to stop. */
export function startOutbox(agent: Owner): () => void {
  owner = agent;
  const onOther = (): void => void change((list) => list).catch((error: unknown) => console.error(error));
  otherWindows.addEventListener('message', onOther);
  window.addEventListener('online', hurry);
  hurry();
  return () => {
    owner = null;
    clearTimeout(timer);
    otherWindows.removeEventListener('message', onOther);
    window.removeEventListener('online', hurry);
  };
}

type Raising = { readonly accountId: string; readonly caller: string; readonly command: RaiseTicket; /** Key of the draft that it comes from. */ readonly draft: string };

/** Puts the ticket on this computer's disk in its draft's place, then sends it. Resolves when it is safe; rejects when it cannot be stored. */
export async function raiseTicket({ accountId, caller, command, draft }: Raising): Promise<void> {
  await change((list) => append(list, { owner: accountId, raisedAt: Date.now(), caller, command }), draft);
  sendNow();
}

export const tryAgain = (ticketId: string): Promise<void> => change((list) => again(list, ticketId)).then(sendNow);
export const giveUpOn = async (ticketId: string): Promise<void> => void (await change((list) => giveUp(list, ticketId)));

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** Tickets on this computer that the server does not have yet, and the numbers given since the program was opened. */
export const useOutbox = (): Snapshot => useSyncExternalStore(watch, () => snapshot);
