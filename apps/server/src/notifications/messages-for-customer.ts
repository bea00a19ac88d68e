import { messagesOfPerson } from '@sysops/db/notifications';
import type { MessageView } from '@sysops/domain/notifications';
import { accountOfCustomer } from '../identity/index.ts';
import type { ActorCtx } from '../trpc/context.ts';

/** As many as a person looks through. */
const most = 100;

/** Every message to a customer that is about no ticket, newest first. What opens his account is shown without its link: staff must not be able to. */
export async function messagesForCustomer(ctx: ActorCtx, { customerId }: { readonly customerId: string }): Promise<MessageView[]> {
  const accountId = await accountOfCustomer(ctx.em, customerId);
  const messages = await messagesOfPerson(ctx.em, [customerId, ...(accountId === null ? [] : [accountId])], most);
  return messages.map((message) => (message.audience === 'account' ? { ...message, body: '' } : message));
}
