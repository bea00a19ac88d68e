import type { JobView } from '@sysops/domain/dispatch';
import { SlaBar } from '@sysops/ui';
import { countdown } from '../messages/times.ts';
import { useMessages } from '../messages/use-messages.tsx';

/** The time left, by the server's clock. Spoken when it gets short, not every second. */
export function OfferCountdown({ offer, now }: { offer: JobView; now: number }) {
  const t = useMessages();
  const left = offer.expiresAt - now;
  const words = left > 0 ? t.offer.left(countdown(left)) : t.offer.over;
  return (
    <div>
      <SlaBar fraction={(now - offer.offeredAt) / Math.max(1, offer.expiresAt - offer.offeredAt)} label={words} className="text-14" />
      <span role="status" className="sr-only">{left <= 60_000 ? (left > 0 ? t.offer.left(t.minutes(1)) : t.offer.over) : ''}</span>
    </div>
  );
}
