import type { CustomerWishView } from '@sysops/domain/dispatch';
import { Badge, Button, Card, IconButton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { customersEn } from '../messages/console-people-en.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { calendarDate } from '../shell/console-times.ts';
import { DropWishDialog, WishDialog } from './desk-wish-dialogs.tsx';

const t = customersEn.wishes;

/** Which experts a customer would like at every visit and which he does not want again, with who said so and why. */
export function CustomerWishes({ customerId }: { customerId: string }) {
  const wishes = useQuery(api.dispatch.customerWishes.queryOptions({ customerId }));
  const [adding, setAdding] = useState(false);
  const [dropping, setDropping] = useState<CustomerWishView | null>(null);
  return (
    <Card title={t.title} actions={<Button size="small" icon={<Plus />} onClick={() => setAdding(true)}>{t.add}</Button>}>
      <Loaded query={wishes}>
        {(list) => list.length === 0 ? <p className="text-muted"><span className="text-ink">{t.none}.</span> {t.noneText}</p> : (
          <ul className="divide-y divide-line">
            {list.map((wish) => <WishRow key={wish.expertId} wish={wish} onDrop={() => setDropping(wish)} />)}
          </ul>
        )}
      </Loaded>
      {adding ? <WishDialog customerId={customerId} onClose={() => setAdding(false)} /> : null}
      {dropping ? <DropWishDialog customerId={customerId} wish={dropping} onClose={() => setDropping(null)} /> : null}
    </Card>
  );
}

function WishRow({ wish, onDrop }: { wish: CustomerWishView; onDrop: () => void }) {
  return (
    <li className="flex items-start justify-between gap-3 py-2.5 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link to="/console/experts/$expertId" params={{ expertId: wish.expertId }} className="link font-medium">{wish.expertName}</Link>
          <Badge tone={wish.wish === 'excluded' ? 'red' : 'jade'}>{t.kinds[wish.wish]}</Badge>
        </p>
        <p className="mt-0.5 break-words">{wish.reason}</p>
        <p className="text-small text-muted">{t.setBy(wish.setBy, calendarDate(wish.setAt))}</p>
      </div>
      <IconButton size="small" label={t.dropOf(wish.expertName)} icon={<Trash2 />} onClick={onDrop} />
    </li>
  );
}
