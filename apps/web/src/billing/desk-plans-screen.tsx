import type { NewPlanVersion, PlanVersionView } from '@sysops/domain/billing';
import { Badge, Button, Card, DataTable, Field, Money, Switch, TextInput, type Column } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 } from 'uuid';
import { api, client } from '../api/api.ts';
import { billingEn } from '../messages/console-billing-en.ts';
import { categoryWords } from '../messages/console-words.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { ConsolePage, LoadedPage } from '../shell/console-page.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { calendarDate } from '../shell/console-times.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { centsOf, dollarsText } from './money-input.ts';

const t = billingEn.plans;

/** Every version of every plan; a change of price is a new version. */
export function PlansScreen() {
  const history = useQuery(api.billing.planHistory.queryOptions());
  return (
    <LoadedPage query={history} title={t.title}>
      {(plans) => (
        <ConsolePage title={t.title}>
          <p className="-mt-3 text-muted">{t.intro}</p>
          <PlanTable plans={plans} />
        </ConsolePage>
      )}
    </LoadedPage>
  );
}

/** `onChange` only for those who may. */
const columnsFor = (onChange: ((plan: PlanVersionView) => void) | null): readonly Column<PlanVersionView>[] => [
  { key: 'plan', header: t.columns.plan, cell: (row) => <span className="flex items-center gap-2"><span className={row.current ? 'font-medium' : 'text-muted'}>{row.name}</span>{row.current ? <Badge tone={row.onSale ? 'jade' : 'gray'} dot>{row.onSale ? t.current : t.hidden}</Badge> : null}</span> },
  { key: 'version', header: t.columns.version, align: 'end', cell: (row) => <span className="tabular">{row.version}</span> },
  { key: 'price', header: t.columns.price, align: 'end', cell: (row) => <span className="tabular"><Money cents={row.priceCents} /> {t.terms[row.term]}</span> },
  { key: 'covers', header: t.columns.covers, cell: (row) => row.categories.map((category) => categoryWords[category]).join(', ') },
  { key: 'visits', header: t.columns.visits, align: 'end', cell: (row) => (row.visits === null ? <span className="text-muted">{t.visitsOpen}</span> : <span className="tabular">{row.visits}</span>) },
  { key: 'holders', header: t.columns.holders, align: 'end', cell: (row) => <span className="tabular">{row.contracts}</span> },
  { key: 'since', header: t.columns.since, cell: (row) => <span className="tabular">{calendarDate(row.createdAt)}</span> },
  { key: 'change', header: t.change, hideHeader: true, align: 'end', cell: (row) => (onChange && row.current ? <Button size="small" onClick={() => onChange(row)}>{t.change}</Button> : null) },
];

function PlanTable({ plans }: { plans: readonly PlanVersionView[] }) {
  const { isAdmin } = useStaff();
  const [changing, setChanging] = useState<PlanVersionView | null>(null);
  return (
    <Card flush>
      <DataTable label={t.title} columns={columnsFor(isAdmin ? setChanging : null)} rows={plans} rowKey={(row) => row.versionId} />
      {changing ? <ChangePlan key={changing.versionId} plan={changing} onClose={() => setChanging(null)} /> : null}
    </Card>
  );
}

/** Null: as many as needed; undefined: not a number that a plan can have. */
function visitsOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const count = /^\d+$/.test(text.trim()) ? Number(text) : 0;
  return count >= 1 && count <= 100 ? count : undefined;
}

function ChangePlan({ plan, onClose }: { plan: PlanVersionView; onClose: () => void }) {
  const [planVersionId] = useState(() => v7());
  const [name, setName] = useState(plan.name);
  const [price, setPrice] = useState(dollarsText(plan.priceCents));
  const [included, setIncluded] = useState(plan.visits === null ? '' : String(plan.visits));
  const [onSale, setOnSale] = useState(plan.onSale);
  const [wrong, setWrong] = useState({ price: false, visits: false });
  const act = useConsoleAct((input: NewPlanVersion) => client.billing.newPlanVersion.mutate(input), t.saved);
  const submit = async (): Promise<void> => {
    const priceCents = centsOf(price);
    const visits = visitsOf(included);
    setWrong({ price: priceCents === null, visits: visits === undefined });
    if (priceCents === null || visits === undefined) return;
    const { code, term, tier, categories, regions } = plan;
    if (await act.run({ planVersionId, code, name: name.trim(), priceCents, term, tier, categories: [...categories], visits, regions: regions ? [...regions] : null, onSale })) onClose();
  };
  return (
    <FormDialog open title={t.changeTitle(plan.name)} description={t.changeText} submit={t.change} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Field label={t.name}><TextInput maxLength={60} value={name} onChange={(event) => setName(event.target.value)} /></Field>
      <Field label={t.price} error={wrong.price ? billingEn.account.amountError : undefined}><TextInput inputMode="decimal" className="max-w-40" value={price} onChange={(event) => setPrice(event.target.value)} /></Field>
      <Field label={t.visits} hint={t.visitsHint} error={wrong.visits ? t.visitsError : undefined}><TextInput inputMode="numeric" maxLength={3} className="max-w-40" value={included} onChange={(event) => setIncluded(event.target.value)} /></Field>
      <Switch label={t.onSale} hint={t.onSaleHint} checked={onSale} onChange={(event) => setOnSale(event.target.checked)} />
    </FormDialog>
  );
}
