import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, client } from '../api/api.ts';
import { serverNow } from '../api/server-clock.ts';
import { rememberFix } from './last-fix.ts';
import { usePositionChoice } from './position-choice.ts';

/** Where an expert is need not be known better than to the minute. */
const reportEveryMs = 60_000;

/** Tells the server where the phone is: only on shift, only when the expert chose to, at most once a minute. */
export function usePositionReports(): void {
  const { sharing } = usePositionChoice();
  const me = useQuery(api.experts.me.queryOptions());
  const working = sharing && me.data?.onShift === true;
  useEffect(() => {
    if (!working || !('geolocation' in navigator)) return undefined;
    let reportedAt = 0;
    const onFix = ({ coords }: GeolocationPosition): void => {
      const now = serverNow();
      const fix = { lat: coords.latitude, lng: coords.longitude, at: now, accuracyMeters: Math.min(100_000, Math.max(0, coords.accuracy)) };
      rememberFix(fix);
      if (now - reportedAt < reportEveryMs || !navigator.onLine) return;
      reportedAt = now;
      // A lost report is made good by the next one.
      client.experts.reportPosition.mutate(fix).catch((error: unknown) => console.info('Position not reported', error));
    };
    const watch = navigator.geolocation.watchPosition(onFix, (problem) => console.info('No position', problem.message), { enableHighAccuracy: false, maximumAge: 30_000 });
    return () => navigator.geolocation.clearWatch(watch);
  }, [working]);
}
