import type { DifferenceView } from '@sysops/domain/billing';
import { Button, Card, EmptyState, Money } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { client } from '../api/api.ts';
import { billingEn as t, differenceWords } from '../messages/console-billing-en.ts';
import { Refused } from '../shell/console-refused.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { fullMoment } from '../shell/console-times.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';

type Command = { readonly commandId: string; readonly differenceId: string; readonly action: 'repair' | 'dismiss' };

/** What the hourly comparison with Stripe has found, each with its repair. */
export function DifferenceList({ items }: { items: readonly DifferenceView[] }) {
  return (
    <Card title={t.differences} flush>
      {items.length === 0 ? <EmptyState title={t.noDifferences} text={t.noDifferencesText} /> : <ul className="divide-y divide-line">{items.map((item) => <Difference key={item.id} item={item} />)}</ul>}
    </Card>
  );
}

function Difference({ item }: { item: DifferenceView }) {
  const { isManager, isAdmin } = useStaff();
  const repair = useConsoleAct((input: Command) => client.billing.repairDifference.mutate(input), t.repaired);
  const dismiss = useConsoleAct((input: Command) => client.billing.repairDifference.mutate(input), t.dismissed);
  const [what, does] = differenceWords[item.kind];
  const { cents, payment } = item.facts;
  return (
    <li className="flex flex-col gap-2 px-card py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <span className="font-medium">{what}</span>
        {typeof cents === 'number' ? <span className="tabular"><Money cents={cents} /></span> : null}
      </div>
      <p className="text-small text-muted">
        {item.customerId ? <><Link to="/console/customers/$customerId" params={{ customerId: item.customerId }} className="link">{item.customerName ?? item.customerId}</Link>{item.period === null ? ' · ' : ` · ${t.period(item.period)} · `}</> : null}
        {typeof payment === 'string' ? <span className="tabular break-all">{t.payment(payment)} · </span> : null}{fullMoment(item.foundAt)}
      </p>
      {isManager || isAdmin ? (
        <div className="flex flex-wrap items-center gap-2">
          <Button size="small" variant="primary" busy={repair.busy} onClick={() => void repair.run({ differenceId: item.id, action: 'repair' })}>{t.repair}</Button>
          <Button size="small" busy={dismiss.busy} onClick={() => void dismiss.run({ differenceId: item.id, action: 'dismiss' })}>{t.dismiss}</Button>
          <span className="text-small text-muted">{does}</span>
        </div>
      ) : null}
      <Refused problem={repair.problem ?? dismiss.problem} />
    </li>
  );
}
