import { useServerNow } from '../api/use-server-now.ts';
import { Button, CopyText, EmptyState, Sheet, toast } from '@sysops/ui';
import type { ReactNode } from 'react';
import { useJobs } from '../dispatch/use-jobs.ts';
import { clock, moment } from '../messages/times.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';
import { useSession } from '../shell/session.tsx';
import { discardEntry, hurryOutbox, retryEntry } from './outbox.ts';
import type { StoredEntry } from './store.ts';
import { useOutbox } from './use-outbox.ts';

/** Every change that has not arrived, with its reason and the way out. */
export function SyncSheet(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useMessages();
  const { language } = useLanguage();
  const { expertId } = useSession();
  const { readAt } = useJobs();
  const mine = useOutbox().filter((entry) => entry.owner === expertId);
  const refused = mine.filter((entry) => entry.state === 'refused');
  const waiting = mine.filter((entry) => entry.state === 'waiting');
  return (
    <Sheet open={props.open} onOpenChange={props.onOpenChange} title={t.sync.title} description={readAt ? t.sync.lastRead(clock(readAt, language)) : undefined}>
      <div className="flex flex-col gap-6">
        {mine.length === 0 ? <EmptyState drawing="plug" title={t.sync.allSaved} text={t.sync.allSavedText} /> : null}
        {refused.length > 0 ? (
          <Group title={t.sync.refusedTitle} text={t.sync.refusedText}>
            {refused.map((entry) => <RefusedRow key={entry.id} entry={entry} />)}
          </Group>
        ) : null}
        {waiting.length > 0 ? (
          <Group title={t.sync.waitingTitle} text={t.sync.waitingText} end={<Button size="small" onClick={hurryOutbox}>{t.sync.sendNow}</Button>}>
            {waiting.map((entry) => <WaitingRow key={entry.id} entry={entry} />)}
          </Group>
        ) : null}
      </div>
    </Sheet>
  );
}

function Group(props: { title: string; text: string; end?: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <h3 className="text-18">{props.title}</h3>
        {props.end}
      </div>
      <p className="text-small text-muted">{props.text}</p>
      <ol className="mt-1 flex flex-col gap-2">{props.children}</ol>
    </section>
  );
}

function EntryHead({ entry }: { entry: StoredEntry }) {
  const t = useMessages();
  const { language } = useLanguage();
  const now = useServerNow(60_000);
  return (
    <>
      <p className="font-medium">{t.sync.commands[entry.command.procedure]}</p>
      <p className="text-small text-muted">
        {entry.about} · {t.sync.madeAt(moment(entry.madeAt, language, now))}
        {entry.attempts > 0 ? `, ${t.sync.attempts(entry.attempts)}` : ''}
      </p>
    </>
  );
}

function WaitingRow({ entry }: { entry: StoredEntry }) {
  return (
    <li className="rounded-card border border-line bg-surface px-4 py-3">
      <EntryHead entry={entry} />
      {entry.problem ? <p className="mt-1 text-small">{entry.problem.message}</p> : null}
    </li>
  );
}

function RefusedRow({ entry }: { entry: StoredEntry }) {
  const t = useMessages();
  const failed = (error: unknown): void => {
    console.error(error);
    toast.error(t.job.cannotStore);
  };
  return (
    <li className="rounded-card border border-red-6 bg-red-2 px-4 py-3">
      <EntryHead entry={entry} />
      <p className="mt-2 font-medium">{entry.problem?.message}</p>
      <p className="mt-1 text-small">{entry.problem?.kept ? t.sync.kept : (t.sync.wayOut[entry.problem?.code ?? 'internal'] ?? t.sync.wayOut['internal'])}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={() => void retryEntry(entry.id).catch(failed)}>{t.sync.retry}</Button>
        <Button variant="quiet" onClick={() => void discardEntry(entry.id).catch(failed)}>{t.sync.discard}</Button>
      </div>
      {entry.problem?.requestId ? (
        <p className="mt-2 flex items-center gap-2 text-12">
          {t.sync.requestId} <CopyText text={entry.problem.requestId} />
        </p>
      ) : null}
    </li>
  );
}
