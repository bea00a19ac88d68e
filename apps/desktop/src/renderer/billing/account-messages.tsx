import { EmptyState, ErrorState, Skeleton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { useNow } from '../api/use-now.ts';
import { MessageRow } from '../tickets/messages-panel.tsx';

/** What was written to this customer about plans, payments and his account, and what became of it. */
export function AccountMessages({ customerId }: { customerId: string }) {
  const messages = useQuery(api.notifications.forCustomer.queryOptions({ customerId }));
  const now = useNow(60_000);
  if (!messages.data) return messages.isError ? <ErrorState compact title="The messages cannot be read" advice="They are not kept on this computer. Try again when the server is there." dataSafe={null} onRetry={() => void messages.refetch()} retrying={messages.isFetching} /> : <Skeleton className="h-24 w-full" />;
  if (messages.data.length === 0) return <EmptyState drawing="inbox" title="Nothing was sent yet" text="Messages about a visit stand with its ticket." />;
  return <ul className="flex max-w-3xl flex-col gap-2">{messages.data.map((message) => <MessageRow key={message.id} message={message} now={now} />)}</ul>;
}
