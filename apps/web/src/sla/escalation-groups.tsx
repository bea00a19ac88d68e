import { escalationMinutes } from '@sysops/domain/sla';
import { Button, Card } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { slaEn } from '../messages/console-sla-en.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { GroupDialog, type Group, type Person } from './group-dialog.tsx';

const t = slaEn.groups;

function whenOf(step: number): string {
  if (step === 2) return t.when[2](escalationMinutes.escalate_2 ?? 0);
  return step === 3 ? t.when[3](escalationMinutes.escalate_3 ?? 0) : t.when[1];
}

/** Who is called at which step of a missed promise. */
export function EscalationGroups() {
  const { isAdmin } = useStaff();
  const groups = useQuery(api.sla.groups.queryOptions());
  const [changing, setChanging] = useState<{ readonly group: Group; readonly managers: readonly Person[] } | null>(null);
  return (
    <Card title={t.title} flush>
      <p className="-mt-2 max-w-[72ch] px-card pb-3 text-muted">{t.intro}{isAdmin ? '' : ` ${t.readOnly}`}</p>
      <Loaded query={groups}>
        {({ groups: items, managers }) => (
          <ol className="divide-y divide-line border-t border-line">
            {items.map((group) => (
              <li key={group.step} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-card py-3">
                <div className="min-w-0 flex-1 basis-64 sm:grid sm:grid-cols-[10rem_minmax(0,1fr)] sm:items-baseline sm:gap-x-4">
                  <p className="tabular text-muted">{whenOf(group.step)}</p>
                  <div className="min-w-0">
                    <p className="font-medium">{group.name}</p>
                    <p className="break-words text-muted">{group.members.map(({ name }) => name).join(', ') || t.everyone}</p>
                  </div>
                </div>
                {isAdmin ? <Button size="small" onClick={() => setChanging({ group, managers })}>{t.edit}<span className="sr-only">: {group.name}</span></Button> : null}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
      {changing ? <GroupDialog {...changing} onClose={() => setChanging(null)} /> : null}
    </Card>
  );
}
