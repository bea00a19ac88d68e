import type { ApprovalItem } from '@sysops/domain/billing';
import { Button, Card, EmptyState, Money } from '@sysops/ui';
import { client } from '../api/api.ts';
import { billingEn as t, moneyReasonWords } from '../messages/console-billing-en.ts';
import { Refused } from '../shell/console-refused.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { calendarDate } from '../shell/console-times.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';

type Command = { readonly commandId: string; readonly id: string; readonly approve: boolean };

/** Money that a second person has to agree to. */
export function ApprovalList({ items }: { items: readonly ApprovalItem[] }) {
  return (
    <Card title={t.approvals} flush>
      {items.length === 0 ? <EmptyState title={t.noApprovals} text={t.noApprovalsText} /> : <ul className="divide-y divide-line">{items.map((item) => <Approval key={item.id} item={item} />)}</ul>}
    </Card>
  );
}

function Approval({ item }: { item: ApprovalItem }) {
  const { isAdmin } = useStaff();
  const approve = useConsoleAct((input: Command) => client.billing.approve.mutate(input), t.approved);
  const refuse = useConsoleAct((input: Command) => client.billing.approve.mutate(input), t.refused);
  return (
    <li className="flex flex-col gap-2 px-card py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <span className="font-medium">{item.kind === 'credit' && item.period !== null ? t.waiver(item.period) : t.kinds[item.kind]} · {item.customerName}</span>
        <span className="tabular"><Money cents={item.amountCents} /></span>
      </div>
      <p className="text-small text-muted">{moneyReasonWords[item.reason]}: {item.note}. {t.askedBy(item.askedBy)}, {calendarDate(item.at)}.</p>
      {item.askedByMe ? <p className="text-small text-muted">{t.ownAsk}</p> : isAdmin ? (
        <div className="flex gap-2">
          <Button size="small" variant="primary" busy={approve.busy} onClick={() => void approve.run({ id: item.id, approve: true })}>{t.approve}</Button>
          <Button size="small" busy={refuse.busy} onClick={() => void refuse.run({ id: item.id, approve: false })}>{t.refuse}</Button>
        </div>
      ) : null}
      <Refused problem={approve.problem ?? refuse.problem} />
    </li>
  );
}
