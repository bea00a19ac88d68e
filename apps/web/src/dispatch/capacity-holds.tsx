import type { CapacityHoldView } from '@sysops/domain/dispatch';
import { Badge, Button, Card, EmptyState, IconButton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api, client } from '../api/api.ts';
import { useSkillNames } from '../experts/use-skill-names.ts';
import { policyEn } from '../messages/console-policy-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { Loaded } from '../shell/console-loaded.tsx';
import { calendarDate } from '../shell/console-times.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { hourText } from './hold-draft.ts';
import { HoldDialog } from './hold-dialog.tsx';

const t = policyEn.held;

/** Which share of which hours is kept for urgent work, and where. */
export function CapacityHolds() {
  const holds = useQuery(api.dispatch.capacityHolds.queryOptions());
  const [adding, setAdding] = useState(false);
  const [dropping, setDropping] = useState<CapacityHoldView | null>(null);
  return (
    <Card title={t.title} actions={<Button size="small" icon={<Plus />} onClick={() => setAdding(true)}>{t.add}</Button>}>
      <p className="mb-3 max-w-prose text-small text-muted">{t.intro}</p>
      <Loaded query={holds}>
        {(list) => list.length === 0 ? <EmptyState title={t.none} text={t.noneText} /> : (
          <ul className="divide-y divide-line">{list.map((hold) => <HoldRow key={hold.id} hold={hold} onDrop={() => setDropping(hold)} />)}</ul>
        )}
      </Loaded>
      {adding ? <HoldDialog onClose={() => setAdding(false)} /> : null}
      {dropping ? <DropDialog hold={dropping} onClose={() => setDropping(null)} /> : null}
    </Card>
  );
}

function areaText({ area }: CapacityHoldView): string {
  if (area.kind === 'circle') return t.circle(area.radiusKm, `${area.center.lat.toFixed(3)}, ${area.center.lng.toFixed(3)}`);
  return area.kind === 'zips' ? t.zips(area.zips) : t.polygon(area.points.length);
}

function HoldRow({ hold, onDrop }: { hold: CapacityHoldView; onDrop: () => void }) {
  const skillName = useSkillNames();
  return (
    <li className="flex items-start justify-between gap-3 py-2.5 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1"><span className="font-medium">{hold.name}</span><Badge tone="amber">{t.share(hold.percent)}</Badge></p>
        <p className="tabular mt-0.5">{t.hours(hourText(hold.fromHour), hourText(hold.toHour))} · {hold.skill === null ? t.allWork : skillName(hold.skill)}</p>
        <p className="tabular break-words text-small text-muted">{areaText(hold)} · {t.setBy(hold.setBy, calendarDate(hold.setAt))}</p>
      </div>
      <IconButton size="small" label={t.dropOf(hold.name)} icon={<Trash2 />} onClick={onDrop} />
    </li>
  );
}

function DropDialog({ hold, onClose }: { hold: CapacityHoldView; onClose: () => void }) {
  const act = useConsoleAct(client.dispatch.releaseCapacity.mutate, t.dropped);
  const submit = async (): Promise<void> => {
    if (await act.run({ holdId: hold.id })) onClose();
  };
  return <FormDialog open title={t.dropTitle(hold.name)} description={t.dropText} submit={t.drop} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()} />;
}
