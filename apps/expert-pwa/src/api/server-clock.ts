const storageKey = 'clock-offset';

function readOffset(): number {
  try {
    return Number(localStorage.getItem(storageKey)) || 0;
  } catch {
    return 0;
  }
}

let offset = readOffset();

/** Learns how far this phone's clock is from the server's, from an instant the server has just sent. */
export function learnServerTime(serverNow: number): void {
  offset = serverNow - Date.now();
  try {
    localStorage.setItem(storageKey, String(offset));
  } catch {
    // Storage refused: the offset is learnt again with the next answer.
  }
}

/** The server's time as well as this phone knows it. Deadlines are judged by the server; this only counts down to them. */
export const serverNow = (): number => Date.now() + offset;
