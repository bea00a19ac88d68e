import { absenceMissing, absenceTries, absenceWait, type JobView, type ReportAbsence } from '@sysops/domain/dispatch';
import { Button, ButtonLink, Sheet, SlaBar } from '@sysops/ui';
import { BellRing, Check, MessageSquare, Phone } from 'lucide-react';
import { useState } from 'react';
import { serverNow } from '../api/server-clock.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { clock, countdown } from '../messages/times.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';
import { phoneWords } from './job-words.ts';
import { actFields } from './use-act.ts';
import { clearDraft, useDraft } from './use-draft.ts';
import { useEndVisit } from './use-end-visit.ts';

type Tries = ReportAbsence['tries'];
type SheetProps = { job: JobView; open: boolean; onOpenChange: (open: boolean) => void };

/** As many as the server takes. */
const mostTries = 10;

/** Nobody opens: call or text twice, wait ten minutes from arrival, then the visit ends and the office makes a new appointment. */
export function AbsentSheet({ job, ...sheet }: SheetProps) {
  // The tries are written down from the first look at this sheet on: the phone's own app covers it while he calls.
  const [looked, setLooked] = useState(false);
  if (sheet.open && !looked) setLooked(true);
  return looked || sheet.open ? <OpenedSheet key={job.assignmentId} job={job} {...sheet} /> : null;
}

function OpenedSheet({ job, ...sheet }: SheetProps) {
  const t = useMessages();
  const end = useEndVisit(job);
  const now = useServerNow();
  const key = `absent:${job.assignmentId}`;
  const [{ tries }, change] = useDraft<{ readonly tries: Tries }>(key, { tries: [] });
  const [busy, setBusy] = useState(false);
  // A try counts from its press on, not from the next tick of this clock.
  const at = Math.max(now, ...tries.map((one) => one.at));
  const missing = absenceMissing({ travelledAt: job.departAt, arrivedAt: job.arriveAt, at, tries });
  const add = (by: Tries[number]['by']): void => change({ tries: [...tries, { at: serverNow(), by }].slice(-mostTries) });
  const submit = async (): Promise<void> => {
    setBusy(true);
    const safe = await end({ procedure: 'dispatch.customerAbsent', input: { ...actFields(job), tries: [...tries] } }, t.absent.saved);
    setBusy(false);
    if (safe) clearDraft(key);
  };
  const footer = (
    <>
      <Button onClick={() => sheet.onOpenChange(false)}>{t.cancel}</Button>
      <Button variant="danger" busy={busy} disabled={missing.waitUntil !== null || missing.tries > 0} onClick={() => void submit()}>{t.absent.submit}</Button>
    </>
  );
  return (
    <Sheet {...sheet} title={t.absent.title} description={t.absent.intro} footer={footer}>
      <div className="flex flex-col gap-6">
        <Wait arrivedAt={job.arriveAt} now={now} />
        <Reach job={job} tries={tries} left={missing.tries} onTry={add} />
        <p className="text-small text-muted">{t.absent.afterwards}</p>
      </div>
    </Sheet>
  );
}

/** What is left of the ten minutes, from arrival. Spoken once when they are over, not every second. */
function Wait({ arrivedAt, now }: { arrivedAt: number; now: number }) {
  const t = useMessages();
  const { language } = useLanguage();
  const left = arrivedAt + absenceWait - now;
  const over = left <= 0;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="leading-tight font-medium">{t.absent.wait}</h3>
      <div className="flex items-center gap-3">
        <span aria-hidden className="tabular text-28 leading-none font-bold tracking-[-0.015em]">{countdown(left)}</span>
        <SlaBar paused fraction={(now - arrivedAt) / absenceWait} label={over ? t.absent.waited : t.absent.since(clock(arrivedAt, language))} />
        <span role="status" className="sr-only">{over ? t.absent.waited : ''}</span>
      </div>
    </section>
  );
}

function Reach({ job, tries, left, onTry }: { job: JobView; tries: Tries; left: number; onTry: (by: Tries[number]['by']) => void }) {
  const t = useMessages();
  const { language } = useLanguage();
  const phone = job.customer?.phone;
  return (
    <section className="flex flex-col gap-2">
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="leading-tight font-medium">{t.absent.reach}</h3>
        <span className="tabular text-small text-muted">{t.absent.count(Math.min(absenceTries, absenceTries - left), absenceTries)}</span>
      </div>
      {phone ? (
        <div className="grid gap-2 sm:grid-cols-2">
          <ButtonLink href={`tel:${phone}`} wide onClick={() => onTry('call')}><Phone aria-hidden size={16} strokeWidth={1.75} />{t.absent.call}<span className="tabular">{phoneWords(phone)}</span></ButtonLink>
          <ButtonLink href={`sms:${phone}`} wide onClick={() => onTry('text')}><MessageSquare aria-hidden size={16} strokeWidth={1.75} />{t.absent.text}</ButtonLink>
        </div>
      ) : <Button wide icon={<BellRing />} onClick={() => onTry('door')}>{t.absent.door}</Button>}
      <ul aria-live="polite" className="flex flex-col gap-1">
        {tries.map(({ at, by }) => (
          <li key={at} className="flex items-center gap-2"><Check aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-jade-11" />{t.absent.tried[by](clock(at, language))}</li>
        ))}
      </ul>
    </section>
  );
}
