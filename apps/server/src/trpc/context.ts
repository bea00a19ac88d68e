import type { Tx } from '@sysops/db/connection';
import type { Actor, Relation } from '@sysops/domain/identity';
import type { App } from '../app.ts';

export type RequestEm = Tx['em'];

/** What one request may use: its own entity manager, who asks, and an id that people can quote. */
export type Ctx = { readonly app: App; readonly em: RequestEm; readonly requestId: string; readonly actor: Actor | null; readonly secondFactorMissing: boolean; readonly ip: string };

/** After the access table let the actor in. `relation` says whose rows he may touch; the use case keeps to it. */
export type ActorCtx = Ctx & { readonly actor: Actor; readonly relation: Relation };
