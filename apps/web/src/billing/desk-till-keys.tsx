import type { RevokeTillKey, TillKeyView } from '@sysops/domain/billing';
import { Badge, Button, Card, EmptyState } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { api, client } from '../api/api.ts';
import { tillKeysEn as t } from '../messages/console-till-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { Loaded } from '../shell/console-loaded.tsx';
import { ago, calendarDate } from '../shell/console-times.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { TillKeyDialog } from './desk-till-key-dialog.tsx';

/** Which tills may send sales by themselves: keys are made, looked at and revoked here. */
export function TillKeys() {
  const keys = useQuery(api.billing.tillKeys.queryOptions());
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<TillKeyView | null>(null);
  return (
    <Card title={t.title} actions={<Button size="small" icon={<Plus />} onClick={() => setAdding(true)}>{t.add}</Button>}>
      <p className="mb-3 max-w-prose text-small text-muted">{t.intro}</p>
      <Loaded query={keys}>
        {(list) => list.length === 0 ? <EmptyState drawing="plug" title={t.none} text={t.noneText} /> : (
          <ul className="divide-y divide-line">{list.map((key) => <KeyRow key={key.id} till={key} onRevoke={() => setRevoking(key)} />)}</ul>
        )}
      </Loaded>
      {adding ? <TillKeyDialog onClose={() => setAdding(false)} /> : null}
      {revoking ? <RevokeDialog till={revoking} onClose={() => setRevoking(null)} /> : null}
    </Card>
  );
}

function KeyRow({ till, onRevoke }: { till: TillKeyView; onRevoke: () => void }) {
  const now = useConsoleNow(60_000);
  const revoked = till.revokedAt === null ? null : t.revokedBy(till.revokedBy ?? '', calendarDate(till.revokedAt));
  const words = [t.made(till.madeBy, calendarDate(till.madeAt)), till.lastUsedAt === null ? t.neverUsed : t.used(ago(till.lastUsedAt, now)), revoked];
  return (
    <li className="flex items-start justify-between gap-3 py-2.5 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1"><span className="min-w-0 font-medium break-words">{till.name}</span><Badge dot tone={revoked === null ? 'jade' : 'gray'}>{revoked === null ? t.live : t.revoked}</Badge></p>
        <p className="tabular mt-0.5 text-small break-words text-muted">{words.filter((text) => text !== null).join(' · ')}</p>
      </div>
      {revoked === null ? <Button size="small" aria-label={t.revokeOf(till.name)} onClick={onRevoke}>{t.revoke}</Button> : null}
    </li>
  );
}

function RevokeDialog({ till, onClose }: { till: TillKeyView; onClose: () => void }) {
  const act = useConsoleAct((input: RevokeTillKey) => client.billing.revokeTillKey.mutate(input), t.didRevoke);
  const submit = async (): Promise<void> => {
    if (await act.run({ tillKeyId: till.id })) onClose();
  };
  return <FormDialog open danger title={t.revokeTitle(till.name)} description={t.revokeText} submit={t.revoke} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()} />;
}
