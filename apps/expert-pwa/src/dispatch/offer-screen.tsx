import type { JobView } from '@sysops/domain/dispatch';
import { Button, buttonClass, Card } from '@sysops/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import { Lock, WifiOff } from 'lucide-react';
import { useState } from 'react';
import { useOnline } from '../api/use-online.ts';
import { clock, moment } from '../messages/times.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';
import { Banner } from '../shell/banner.tsx';
import { Screen } from '../shell/screen.tsx';
import { DeclineSheet } from './decline-sheet.tsx';
import { DeviceIcon } from './device-icon.tsx';
import { FactList } from './fact-list.tsx';
import { JobBadges } from './job-badges.tsx';
import { JobMap } from './job-map.tsx';
import { duration, windowWords } from './job-words.ts';
import { OfferCountdown } from './offer-countdown.tsx';
import { aboutJob, actFields, useSubmit } from './use-act.ts';
import { useJobs } from './use-jobs.ts';

/** Everything an expert may know before he accepts, and the two answers. */
export function OfferScreen({ offer, now }: { offer: JobView; now: number }) {
  const t = useMessages();
  const online = useOnline();
  return (
    <Screen title={t.offer.title} back="/" footer={<Answer offer={offer} now={now} />}>
      {online ? null : <Banner icon={<WifiOff />}>{t.offer.offlineWarning}</Banner>}
      <OfferCountdown offer={offer} now={now} />
      <div className="flex flex-col gap-2">
        <h2 className="text-22">{offer.problem.title}</h2>
        <JobBadges job={offer} />
      </div>
      <JobMap job={offer} />
      <Card title={t.job.problem}>
        <div className="flex flex-col gap-3">
          <p className="flex items-start gap-2.5 font-medium"><DeviceIcon category={offer.device.category} />{offer.device.label}</p>
          <p className="break-words whitespace-pre-line">{offer.problem.description}</p>
        </div>
      </Card>
      <Card title={t.job.times}><OfferTimes offer={offer} now={now} /></Card>
      <p className="flex items-start gap-2.5 text-small text-muted"><Lock aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" />{t.offer.hidden}</p>
    </Screen>
  );
}

function OfferTimes({ offer, now }: { offer: JobView; now: number }) {
  const t = useMessages();
  const { language } = useLanguage();
  const facts = [
    { label: t.job.window, value: windowWords(offer, t, { language, now }) },
    { label: t.job.leave, value: moment(offer.departAt, language, now) },
    { label: t.job.drive, value: duration(offer.travelMinutes, t) },
    { label: t.job.onSite, value: `${t.day.between(moment(offer.arriveAt, language, now), clock(offer.finishAt, language))} (${duration(offer.problem.expectedMinutes, t)})` },
  ];
  return <FactList facts={facts} />;
}

function Answer({ offer, now }: { offer: JobView; now: number }) {
  const t = useMessages();
  const submit = useSubmit();
  const navigate = useNavigate();
  const { view } = useJobs();
  const [declining, setDeclining] = useState(false);
  const [busy, setBusy] = useState<'accept' | 'go' | null>(null);
  const busyElsewhere = view?.jobs.some(({ status, arriveAt }) => status === 'travelling' || status === 'arrived' || arriveAt < offer.arriveAt) ?? false;
  if (offer.expiresAt <= now) {
    return (
      <>
        <p role="status" className="text-center">{t.offer.overText}</p>
        <Link to="/" className={buttonClass({ variant: 'primary', wide: true })}>{t.backToToday}</Link>
      </>
    );
  }
  const accept = async (andGo: boolean): Promise<void> => {
    setBusy(andGo ? 'go' : 'accept');
    await submit(aboutJob(offer), { procedure: 'dispatch.accept', input: { ...actFields(offer), andGo } }, andGo ? t.job.onTheWaySaved : t.offer.accepted);
    setBusy(null);
  };
  const go = !busyElsewhere && offer.window.kind === 'asap';
  return (
    <>
      {go ? <Button variant="primary" wide busy={busy === 'go'} className="min-h-14!" onClick={() => void accept(true)}>{t.offer.acceptAndGo}</Button> : null}
      <div className="grid grid-cols-2 gap-2">
        <Button wide onClick={() => setDeclining(true)}>{t.offer.decline}</Button>
        <Button variant={go ? 'secondary' : 'primary'} wide busy={busy === 'accept'} onClick={() => void accept(false)}>{t.offer.accept}</Button>
      </div>
      <DeclineSheet offer={offer} open={declining} onOpenChange={setDeclining} onDeclined={() => void navigate({ to: '/' })} />
    </>
  );
}
