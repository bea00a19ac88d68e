import type { CustomerView } from '@sysops/domain/customers';
import { EmptyState, ErrorState, Skeleton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { moment } from '../api/times.ts';
import { useNow } from '../api/use-now.ts';
import { actWords } from './plan-words.ts';

/** Who did what to this account, newest first: the customer himself, or staff for him. */
export function AccountRecord({ customer }: { customer: CustomerView }) {
  const acts = useQuery(api.billing.acts.queryOptions({ customerId: customer.id }));
  const now = useNow(60_000);
  if (!acts.data) return acts.isError ? <ErrorState compact title="The record cannot be read" advice="Try again when the server is there." dataSafe={null} onRetry={() => void acts.refetch()} retrying={acts.isFetching} /> : <Skeleton className="h-24 w-full" />;
  if (acts.data.length === 0) return <EmptyState title="Nothing was changed yet" text="Every change of the account stands here with who made it." />;
  return (
    <ol aria-label="Record of the account" className="flex max-w-3xl flex-col divide-y divide-line rounded-card border border-line bg-surface">
      {acts.data.map(({ id, act, about, by, at }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-3 px-3 py-2">
          <span className="font-medium">{actWords[act]}</span>
          {about ? <span className="text-muted">{about}</span> : null}
          <span className="ml-auto text-muted">{by.role === 'customer' ? customer.name : `${by.name} (${by.role}) for ${customer.name}`}</span>
          <span className="tabular w-32 text-right text-12 text-muted">{moment(at, now)}</span>
        </li>
      ))}
    </ol>
  );
}
