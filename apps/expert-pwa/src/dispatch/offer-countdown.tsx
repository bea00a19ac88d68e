import type { JobView } from '@sysops/domain/dispatch';
import { SlaBar } from '@sysops/ui';
import { countdown } from '../messages/times.ts';
import { useMessages } from '../messages/use-messages.tsx';

const lastMinute = 60_000;

/** The time left, by the server's clock. Spoken once when the last minute begins, not every second. */
export function OfferCountdown({ offer, now }: { offer: JobView; now: number }) {
  const t = useMessages();
  const left = offer.expiresAt - now;
  const spoken = left <= 0 ? t.offer.over : left <= lastMinute ? t.offer.lastMinute : '';
  return (
    <div className="flex items-center gap-3">
      <span aria-hidden className="tabular text-28 leading-none font-bold tracking-[-0.015em]">{countdown(left)}</span>
      <SlaBar fraction={(now - offer.offeredAt) / Math.max(1, offer.expiresAt - offer.offeredAt)} label={left > 0 ? t.offer.left : t.offer.over} />
      <span role="status" className="sr-only">{spoken}</span>
    </div>
  );
}
