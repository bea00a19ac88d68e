import type { Tx } from '../../connection/index.ts';
import { minute } from '@sysops/domain/shared';
import { insertRows, iso } from '../insert-rows.ts';
import { assignmentsOf, isLive, type Past } from './past.ts';

/** Where the phones of those at work were seen last. */
export async function insertPositions(tx: Tx, past: Past): Promise<void> {
  const { now } = past.agenda;
  await insertRows(tx, 'expert_position', past.experts.flatMap((expert) => {
    const job = assignmentsOf(past, { expertId: expert.id }).find((a) => isLive(a) && (a.status === 'travelling' || a.status === 'arrived'));
    if (!job) return [];
    const way = job.status === 'arrived' ? 1 : Math.min(0.9, (now - job.departAt) / (job.travelMinutes * minute));
    const between = (from: number, to: number): number => Number((from + (to - from) * way).toFixed(5));
    return [{ expert_id: expert.id, lat: between(expert.home.lat, job.place.lat), lng: between(expert.home.lng, job.place.lng), accuracy_meters: 12, at: iso(now - past.chance.int(10, 90) * 1000) }];
  }));
}
