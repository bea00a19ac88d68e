import { Card, EmptyState } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { messagesEn as t } from '../messages/console-people-en.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { MessageRow } from './ticket-messages.tsx';

/** What was written to a customer about plans, payments and his account, newest first. */
export function CustomerMessages({ customerId }: { customerId: string }) {
  const messages = useQuery(api.notifications.forCustomer.queryOptions({ customerId }));
  const now = useConsoleNow();
  return (
    <Card title={t.ofCustomer}>
      <Loaded query={messages}>
        {(data) => data.length === 0 ? <EmptyState title={t.ofCustomerNone} text={t.ofCustomerNoneText} /> : <ul className="flex max-h-128 flex-col gap-3 overflow-y-auto">{data.map((message) => <MessageRow key={message.id} message={message} now={now} />)}</ul>}
      </Loaded>
    </Card>
  );
}
