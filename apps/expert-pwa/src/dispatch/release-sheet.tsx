import type { JobView } from '@sysops/domain/dispatch';
import { useMessages } from '../messages/use-messages.tsx';
import { choicesOf, ReasonSheet } from './reason-sheet.tsx';
import { actFields } from './use-act.ts';
import { reasonLine, useEndVisit } from './use-end-visit.ts';

export function ReleaseSheet({ job, ...sheet }: { job: JobView; open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useMessages();
  const end = useEndVisit(job);
  const release = (reason: keyof typeof t.release.reasons, note: string): Promise<boolean> =>
    end({ procedure: 'dispatch.release', input: { ...actFields(job), reason: reasonLine(t.release.reasons[reason], note) } });
  return <ReasonSheet {...sheet} title={t.release.title} intro={t.release.intro} question={t.release.why} choices={choicesOf(t.release.reasons)} submit={t.release.submit} danger noted onSubmit={release} />;
}
