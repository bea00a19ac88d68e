import type { StoredFact } from '@sysops/db/outbox';
import type { App } from '../app.ts';

/** Reacts to one fact. May run twice for the same fact, so its effect is guarded by a natural unique key. */
export type FactHandler = (app: App, fact: StoredFact) => Promise<void>;

/** One slice's reactions; it has a queue of its own, so that a slow slice holds up nobody else. */
export type Subscriber = { readonly name: string; readonly concurrency: number; readonly on: Readonly<Record<string, FactHandler>> };

/** Work that is due by a column in the database. `run` claims with SKIP LOCKED and says how much it did. `settleMs`: first time so long after the start. */
export type Clock = { readonly name: string; readonly everyMs: number; readonly settleMs?: number; readonly run: (app: App) => Promise<number> };
