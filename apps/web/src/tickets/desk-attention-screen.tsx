import { Tabs } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { LateActs } from '../dispatch/late-acts.tsx';
import { attentionEn as t } from '../messages/console-attention-en.ts';
import { ConsolePage } from '../shell/console-page.tsx';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { listOf, useUrlState } from '../shell/use-url-state.ts';
import { MissedPromises } from '../sla/missed-promises.tsx';
import { RunningOut, useRunningOut } from '../sla/running-out.tsx';
import { OpenTasks, taskOwners, type TaskOwner } from './desk-tasks.tsx';
import { everyHalfMinute, useLateActCount, useTaskCount } from './use-waiting-for-person.ts';

const tabs = ['tasks', 'late', 'running', 'promises'] as const;
type State = { readonly tab: (typeof tabs)[number]; readonly owner: TaskOwner };

const parseState = (search: Readonly<Record<string, unknown>>): State => ({ tab: listOf(search['tab'], tabs)[0] ?? 'tasks', owner: listOf(search['owner'], taskOwners)[0] ?? 'all' });

/** What the system cannot end by itself: tasks, acts that came too late, promises that run out or are missed. */
export function AttentionScreen() {
  const now = useConsoleNow();
  const [{ tab, owner }, set] = useUrlState(parseState);
  const promises = useQuery(api.sla.breaches.queryOptions({ open: true }, everyHalfMinute));
  return (
    <ConsolePage title={t.title} description={t.description}>
      <Tabs
        label={t.tabsLabel}
        value={tab}
        onChange={(next) => set({ tab: next })}
        tabs={[
          { value: 'tasks', label: t.tabs.tasks, count: useTaskCount(), content: <OpenTasks owner={owner} onOwner={(next) => set({ owner: next })} onLate={() => set({ tab: 'late' })} now={now} /> },
          { value: 'late', label: t.tabs.late, count: useLateActCount(), content: <LateActs now={now} /> },
          { value: 'running', label: t.tabs.running, count: useRunningOut().data?.tickets.length, content: <RunningOut now={now} /> },
          { value: 'promises', label: t.tabs.promises, count: promises.data?.length, content: <MissedPromises now={now} /> },
        ]}
      />
    </ConsolePage>
  );
}
