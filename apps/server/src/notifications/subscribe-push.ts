import { removeSubscription, saveSubscription } from '@sysops/db/notifications';
import type { PushKeyView, SubscribePush, UnsubscribePush } from '@sysops/domain/notifications';
import { DomainError } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';

export const readPushKey = (ctx: ActorCtx): PushKeyView => ({ publicKey: ctx.app.providers.push.publicKey });

/** Keeps where this browser takes pushes, for the expert who is signed in there. The address is the browser's word: only known push services are taken. */
export async function subscribePush(ctx: ActorCtx, input: SubscribePush): Promise<{ subscribed: true }> {
  const { accountId, expertId } = ctx.actor;
  if (!expertId) throw new DomainError('not_found', 'There is no such expert');
  if (!ctx.app.providers.push.accepts(input)) throw new DomainError('invalid', 'This is no subscription of a push service we know', { field: 'endpoint' });
  const { commandId, ...subscription } = input;
  return runCommand(ctx, { id: commandId, procedure: 'notifications.subscribePush', input }, async (tx) => {
    await saveSubscription(tx, { ...subscription, id: v7(), accountId, expertId });
    return { subscribed: true };
  });
}

/** Also for a browser that is not known any more: it is not subscribed afterwards, which is what was asked. */
export const unsubscribePush = (ctx: ActorCtx, input: UnsubscribePush): Promise<{ subscribed: false }> =>
  runCommand(ctx, { id: input.commandId, procedure: 'notifications.unsubscribePush', input }, async (tx) => {
    await removeSubscription(tx, { endpoint: input.endpoint, accountId: ctx.actor.accountId });
    return { subscribed: false };
  });
