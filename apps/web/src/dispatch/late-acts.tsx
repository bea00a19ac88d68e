import type { LateActView } from '@sysops/domain/dispatch';
import { Card, EmptyState } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { attentionEn } from '../messages/console-attention-en.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { everyHalfMinute } from '../tickets/use-waiting-for-person.ts';
import { LateActRow } from './late-act-row.tsx';

const t = attentionEn.late;

/** Every act that came too late and that nobody has looked at, the oldest on top. */
export function LateActs({ now }: { now: number }) {
  const acts = useQuery(api.dispatch.lateActs.queryOptions({}, everyHalfMinute));
  return (
    <Card title={t.title} flush>
      <p className="-mt-2 max-w-[72ch] px-card pb-3 text-muted">{t.intro}</p>
      <Loaded query={acts}>
        {(items) => items.length === 0 ? <div className="border-t border-line"><EmptyState drawing="plug" title={t.none} text={t.noneText} /></div> : <LateActList acts={items} now={now} />}
      </Loaded>
    </Card>
  );
}

/** Acts with what is true of their ticket now. */
export function LateActList({ acts, now, own = false }: { acts: readonly LateActView[]; now: number; own?: boolean }) {
  return <ul className="divide-y divide-line border-t border-line" aria-label={t.title}>{acts.map((act) => <LateActRow key={act.id} act={act} own={own} now={now} />)}</ul>;
}
