import type { SlaOverrideView } from '@sysops/domain/customers';
import { Badge, Button, Card } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { customersEn } from '../messages/console-people-en.ts';
import { priorityWords } from '../messages/console-words.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { fullMoment } from '../shell/console-times.ts';
import { EndOverrideDialog, OverrideDialog } from './desk-sla-dialogs.tsx';
import { hoursText, priorities } from './sla-draft.ts';

const t = customersEn.sla;
const tones = { ahead: 'blue', in_force: 'jade', over: 'gray', taken_back: 'gray' } as const;

/** Times agreed with this customer in place of his plan's: now, ahead, and before. */
export function CustomerSla({ customerId }: { customerId: string }) {
  const overrides = useQuery(api.customers.slaOverrides.queryOptions({ customerId }));
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<SlaOverrideView | null>(null);
  return (
    <Card title={t.title} actions={<Button size="small" icon={<Plus />} onClick={() => setAdding(true)}>{t.add}</Button>}>
      <Loaded query={overrides}>
        {(list) => list.length === 0 ? <p className="text-muted"><span className="text-ink">{t.none}.</span> {t.noneText}</p> : (
          <ul className="divide-y divide-line">
            {list.map((override) => <OverrideRow key={override.id} override={override} onEnd={() => setEnding(override)} />)}
          </ul>
        )}
      </Loaded>
      {adding ? <OverrideDialog customerId={customerId} onClose={() => setAdding(false)} /> : null}
      {ending ? <EndOverrideDialog override={ending} onClose={() => setEnding(null)} /> : null}
    </Card>
  );
}

function OverrideRow({ override, onEnd }: { override: SlaOverrideView; onEnd: () => void }) {
  const { state, from, to, reason, setBy, endedBy } = override;
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 py-2.5 first:pt-0 last:pb-0">
      <div className="min-w-0 grow basis-60">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1"><Badge tone={tones[state]}>{t.states[state]}</Badge><span className="tabular font-medium">{fullMoment(from)} – {fullMoment(to)}</span></p>
        <ul className="mt-1">{linesOf(override).map((line) => <li key={line} className="tabular">{line}</li>)}</ul>
        <p className="mt-0.5 break-words">{reason}</p>
        <p className="text-small text-muted">{endedBy ? t.endedBy(setBy, endedBy) : t.setBy(setBy)}</p>
      </div>
      {state === 'over' || state === 'taken_back' ? null : <Button size="small" onClick={onEnd}>{state === 'ahead' ? t.takeBack : t.end}</Button>}
    </li>
  );
}

/** "Normal: at the door 4 h, repaired 8 h (business hours)"; the calendar at each time when they differ. */
function linesOf({ targets }: SlaOverrideView): string[] {
  return priorities.flatMap((priority) => {
    const named = (['assign', 'arrive', 'resolve'] as const).flatMap((kind) => {
      const target = targets[priority]?.[kind];
      return target ? [{ word: `${t.kinds[kind].toLowerCase()} ${hoursText(target.minutes)}`, calendar: t.calendars[target.calendar].toLowerCase() }] : [];
    });
    const calendars = new Set(named.map(({ calendar }) => calendar));
    const words = calendars.size > 1 ? named.map(({ word, calendar }) => `${word} (${calendar})`) : named.map(({ word }) => word);
    return named.length === 0 ? [] : [`${priorityWords[priority]}: ${words.join(', ')}${calendars.size === 1 ? ` (${[...calendars].join('')})` : ''}`];
  });
}
