import { useEffect, useState } from 'react';

/** The time, again every `everyMs`. Deadlines are the server's; this only shows how far they are. */
export function useConsoleNow(everyMs = 15_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
