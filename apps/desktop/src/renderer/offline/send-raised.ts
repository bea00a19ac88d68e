import { readError, type ApiClient } from '@sysops/api-client';
import type { RaisedTicketView, RaiseTicket } from '@sysops/domain/tickets';
import type { Answer } from './outgoing.ts';

export type Sent = { readonly answer: Answer; readonly raised: RaisedTicketView | null; readonly signedOut: boolean };

const meaning: Readonly<Record<string, Answer['kind']>> = { offline: 'away', retry: 'away', too_many: 'away', unauthenticated: 'away', second_factor_required: 'away', internal: 'ill' };

/** What a failed try means: only a clear "no" of the rules is a refusal. */
export function judge(error: unknown): Sent {
  const { code, message, requestId } = readError(error);
  const kind = meaning[code] ?? 'refused';
  const signedOut = code === 'unauthenticated' || code === 'second_factor_required';
  return { answer: kind === 'ill' || kind === 'refused' ? { kind, refusal: { code, message, requestId } } : { kind: 'away' }, raised: null, signedOut };
}

/** One try. Never rejects. */
export async function sendRaised(client: ApiClient, command: RaiseTicket): Promise<Sent> {
  try {
    return { answer: { kind: 'taken' }, raised: await client.tickets.raise.mutate(command), signedOut: false };
  } catch (error) {
    return judge(error);
  }
}
