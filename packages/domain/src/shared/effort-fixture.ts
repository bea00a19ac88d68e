import fc from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Share of the usual number of random cases; mutation runs take a small one. */
    effort?: number;
  }
}

const effort = inject('effort') ?? 1;

// With few cases always the same ones, so that a mutant lives or dies by the tests and not by luck.
if (effort < 1) fc.configureGlobal({ seed: 1 });

/** How many random cases to try, when `full` is the usual number. */
export const runs = (full: number): number => Math.max(15, Math.round(full * effort));

/** How often something must have been seen in that many cases. */
export const seen = (full: number): number => Math.floor(full * effort * 0.5);
