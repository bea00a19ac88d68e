import type { CustomerView } from '@sysops/domain/customers';
import { Card, EmptyState } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { actsEn as t, actWords } from '../messages/console-billing-en.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { fullMoment } from '../shell/console-times.ts';

/** Every change of a customer's account with both persons, newest first. */
export function CustomerActs({ customer }: { customer: Pick<CustomerView, 'id' | 'name'> }) {
  const acts = useQuery(api.billing.acts.queryOptions({ customerId: customer.id }));
  return (
    <Card title={t.title}>
      <Loaded query={acts}>
        {(data) => data.length === 0 ? <EmptyState title={t.none} text={t.noneText} /> : (
          <ol className="max-h-128 divide-y divide-line overflow-y-auto">
            {data.map(({ id, act, about, by, at }) => (
              <li key={id} className="py-2">
                <p><span className="font-medium">{actWords[act]}</span>{about ? <span className="text-muted"> · {about}</span> : null}</p>
                <p className="tabular text-small text-muted">{fullMoment(at)} · {t.by(by.name, by.role, customer.name)}</p>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Card>
  );
}
