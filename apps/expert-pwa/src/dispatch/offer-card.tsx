import type { JobView } from '@sysops/domain/dispatch';
import { buttonClass, Card } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { MapPin, Route, Timer } from 'lucide-react';
import { clock } from '../messages/times.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';
import { DeviceIcon } from './device-icon.tsx';
import { JobBadges } from './job-badges.tsx';
import { duration, windowWords } from './job-words.ts';
import { OfferCountdown } from './offer-countdown.tsx';

const line = 'flex items-start gap-2.5 [&>svg]:mt-0.5 [&>svg]:shrink-0';

/** An open offer in short, with the time left to answer it. */
export function OfferCard({ offer, now }: { offer: JobView; now: number }) {
  const t = useMessages();
  const { language } = useLanguage();
  return (
    <Card aria-label={offer.problem.title} className="border-ink! ring-1 ring-ink">
      <div className="flex flex-col gap-3">
        <OfferCountdown offer={offer} now={now} />
        <div className="flex flex-col gap-1.5">
          <p className="text-18 leading-tight font-bold">{offer.problem.title}</p>
          <p className={line}><DeviceIcon category={offer.device.category} size={18} />{offer.device.label}</p>
          <p className={line}><MapPin aria-hidden size={18} strokeWidth={1.75} />{offer.area.city}, {offer.area.state} {offer.area.zip}</p>
          <p className={line}><Route aria-hidden size={18} strokeWidth={1.75} />{t.day.travel(duration(offer.travelMinutes, t))} · {t.day.arriveAt(clock(offer.arriveAt, language))}</p>
          <p className={line}><Timer aria-hidden size={18} strokeWidth={1.75} />{windowWords(offer, t, { language, now })}</p>
        </div>
        <JobBadges job={offer} />
        <Link to="/jobs/$assignmentId" params={{ assignmentId: offer.assignmentId }} className={buttonClass({ variant: 'primary', wide: true })}>{t.offer.review}</Link>
      </div>
    </Card>
  );
}
