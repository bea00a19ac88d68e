import { useEffect, useState } from 'react';
import { serverNow } from './server-clock.ts';

/** The server's time, again every `everyMs`. */
export function useServerNow(everyMs = 1_000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
