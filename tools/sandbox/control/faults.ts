import { randomUUID } from 'node:crypto';
import * as z from 'zod';

/**
 * hang: takes the request and never answers · 500, 429: refused before anything happens · drop: connection cut before
 * anything happens · accept-then-drop: the work is done, the answer is lost · accept-then-hang: it is done and no answer comes · undelivered, failed: the SMS ends so ·
 * no-callback, duplicate-callback: status callbacks and webhooks are lost or sent twice · refuse: SMTP 550.
 */
export const FaultKind = z.enum([
  'hang', '500', '429', 'drop', 'accept-then-drop', 'accept-then-hang', 'undelivered', 'failed', 'no-callback', 'duplicate-callback', 'refuse',
]);
export type FaultKind = z.infer<typeof FaultKind>;

export const NewFault = z.strictObject({
  target: z.enum(['twilio', 'stripe', 'smtp', 'push']),
  kind: FaultKind,
  /** Only for this phone number, mail address or push subscription; without it, for all. */
  to: z.string().min(1).optional(),
  /** Only for requests whose path contains this text. */
  path: z.string().min(1).optional(),
  /** How often it acts; without it, until it is cleared. */
  times: z.int().min(1).optional(),
  /** Twilio's error code of an undelivered or failed message. */
  errorCode: z.int().min(10000).max(99999).optional(),
});
export type NewFault = z.infer<typeof NewFault>;

export type Fault = NewFault & { readonly id: string; acted: number };

export interface Occasion {
  readonly target: NewFault['target'];
  readonly kinds: readonly FaultKind[];
  readonly to?: string | undefined;
  readonly path?: string | undefined;
}

export interface Faults {
  add(fault: NewFault): Fault;
  list(): readonly Fault[];
  remove(id: string): boolean;
  clear(): void;
  /** The first fault that fits, counted as having acted. */
  take(occasion: Occasion): Fault | undefined;
  /** Registers how to let go of something that hangs; called when faults are cleared. */
  onClear(release: () => void): void;
}

export function createFaults(): Faults {
  const faults: Fault[] = [];
  const releases = new Set<() => void>();

  return {
    add(fault) {
      const added = { ...fault, id: randomUUID(), acted: 0 };
      faults.push(added);
      return added;
    },
    list: () => faults,
    remove(id) {
      const at = faults.findIndex((fault) => fault.id === id);
      if (at < 0) return false;
      faults.splice(at, 1);
      return true;
    },
    clear() {
      faults.length = 0;
      for (const release of releases) release();
      releases.clear();
    },
    take(occasion) {
      const fault = faults.find((candidate) => fits(candidate, occasion));
      if (fault) fault.acted += 1;
      return fault;
    },
    onClear(release) {
      releases.add(release);
    },
  };
}

function fits(fault: Fault, occasion: Occasion): boolean {
  return (
    fault.target === occasion.target &&
    occasion.kinds.includes(fault.kind) &&
    (fault.times === undefined || fault.acted < fault.times) &&
    (fault.to === undefined || fault.to === occasion.to) &&
    (fault.path === undefined || (occasion.path?.includes(fault.path) ?? false))
  );
}
