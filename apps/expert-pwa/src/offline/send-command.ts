import { readError, type ApiClient } from '@sysops/api-client';
import type { ActResult } from '@sysops/domain/dispatch';
import type { Outcome, Refusal } from './command-queue.ts';
import type { QueuedCommand } from './queued-command.ts';

export type Sent = Outcome | { readonly kind: 'signed_out' };

function call({ dispatch, knowledge, experts }: ApiClient, command: QueuedCommand): Promise<ActResult | object> {
  switch (command.procedure) {
    case 'dispatch.accept': return dispatch.accept.mutate(command.input);
    case 'dispatch.decline': return dispatch.decline.mutate(command.input);
    case 'dispatch.startTravel': return dispatch.startTravel.mutate(command.input);
    case 'dispatch.arrive': return dispatch.arrive.mutate(command.input);
    case 'dispatch.complete': return dispatch.complete.mutate(command.input);
    case 'dispatch.cannotComplete': return dispatch.cannotComplete.mutate(command.input);
    case 'dispatch.customerAbsent': return dispatch.customerAbsent.mutate(command.input);
    case 'dispatch.holdVisit': return dispatch.holdVisit.mutate(command.input);
    case 'dispatch.release': return dispatch.release.mutate(command.input);
    case 'dispatch.pause': return dispatch.pause.mutate(command.input);
    case 'dispatch.resume': return dispatch.resume.mutate(command.input);
    case 'knowledge.add': return knowledge.add.mutate(command.input);
    case 'experts.setAway': return experts.setAway.mutate(command.input);
  }
}

/** What a failure means for the queue. Only a clear "no" of the rules is a refusal. */
export function judge(error: unknown): Sent {
  const { code, message, requestId, facts } = readError(error);
  const problem: Refusal = { code, message, requestId, ...(facts['kept'] === true ? { kept: true } : {}) };
  if (code === 'unauthenticated' || code === 'second_factor_required') return { kind: 'signed_out' };
  if (code === 'offline' || code === 'too_many' || code === 'retry') return { kind: 'unreachable', problem };
  if (code === 'internal') return { kind: 'trouble', problem };
  return { kind: 'refused', problem };
}

/** One attempt. Never rejects. */
export async function sendCommand(client: ApiClient, command: QueuedCommand): Promise<Sent> {
  try {
    await call(client, command);
    return { kind: 'accepted' };
  } catch (error) {
    return judge(error);
  }
}
