import type { JobView } from '@sysops/domain/dispatch';
import { AreaMap, type MapPoint } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { useMessages } from '../messages/use-messages.tsx';

const day = 86_400_000;
/** About the size of a ZIP area; before acceptance the place is not known better. */
const roughKm = 4;

/** Where the job is and where the expert is. An offer shows only the middle of its ZIP code. */
export function JobMap({ job }: { job: JobView }) {
  const t = useMessages();
  const me = useQuery(api.experts.me.queryOptions());
  const zip = useQuery(api.customers.locateZip.queryOptions({ zip: job.area.zip }, { staleTime: 30 * day, enabled: !job.place?.location }));
  const at = job.place?.location ?? zip.data;
  if (!at) return null;
  const rough = !job.place?.location || job.place.location.source === 'zip';
  const from = me.data ? (me.data.position ?? me.data.home) : null;
  const points: MapPoint[] = [{ id: 'job', kind: 'place', label: job.area.city, lat: at.lat, lng: at.lng, tone: job.status === 'travelling' ? 'now' : 'blue' }];
  if (from) points.push({ id: 'me', kind: me.data?.position ? 'person' : 'home', label: t.me, lat: from.lat, lng: from.lng });
  return (
    <figure className="flex flex-col gap-1.5">
      <AreaMap
        label={t.job.areaOf(job.area.city)}
        className="h-48 sm:h-64"
        points={points}
        circles={rough ? [{ id: 'rough', label: job.area.zip, lat: at.lat, lng: at.lng, radiusKm: roughKm }] : undefined}
        route={from ? [from, at] : undefined}
      />
      {rough ? <figcaption className="text-small text-muted">{t.job.approximate}</figcaption> : null}
    </figure>
  );
}
