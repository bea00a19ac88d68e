import { thereWithinMetres, type JobView } from '@sysops/domain/dispatch';
import { distanceKm } from '@sysops/domain/shared';
import { MapPin } from 'lucide-react';
import { lastFix } from '../experts/last-fix.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { Banner } from '../shell/banner.tsx';

/** A fix that may be further off than this says nothing about a door. */
const sharpMetres = 500;

/** Whether this phone is at the job's place; it knows that without a signal, too. */
function isThere(job: JobView, now: number): boolean {
  const fix = lastFix(now);
  const at = job.place?.location;
  return fix !== null && at !== null && at !== undefined && fix.accuracyMeters <= sharpMetres && distanceKm(fix, at) * 1000 <= thereWithinMetres;
}

/** Asks whoever is at the door, or should be, to say so: else people look for him and the customer is kept waiting for news. */
export function ArrivalQuestion({ job, now }: { job: JobView; now: number }) {
  const t = useMessages();
  if (job.status !== 'travelling' || !(job.arrivalAsked || isThere(job, now))) return null;
  return <Banner icon={<MapPin />}>{t.job.areYouThere}</Banner>;
}
