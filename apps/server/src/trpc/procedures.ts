import { DomainError } from '@sysops/domain/shared';
import { ACCESS, type Access, type Actor, type Relation } from '@sysops/domain/identity';
import { initTRPC } from '@trpc/server';
import { noteHeard } from '@sysops/db/experts';
import type { Ctx } from './context.ts';
import { clientErrorOf, toTransportError } from './error-format.ts';

const t = initTRPC.context<Ctx>().create({
  isDev: false,
  errorFormatter({ shape, error, ctx }) {
    const { message, ...data } = clientErrorOf(error);
    return { message, code: shape.code, data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path, requestId: ctx?.requestId ?? null, ...data } };
  },
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
});

export const router = t.router;

/** Calls procedures without a wire, through the same middleware. */
export const createCaller = t.createCallerFactory;

const table: Readonly<Record<string, Access>> = ACCESS;

const strength: readonly Relation[] = ['any', 'assigned', 'own'];

/** The widest relation that any of the actor's roles has. */
function relationOf(access: Exclude<Access, 'public'>, actor: Actor): Relation | null {
  const held = actor.roles.map((role) => access[role]).filter((relation) => relation !== undefined);
  return strength.find((relation) => held.includes(relation)) ?? null;
}

/** Rules throw their own error; here it becomes the transport's, and what nobody foresaw is logged with the request's id. */
const base = t.procedure.use(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  const error = toTransportError(result.error.cause instanceof DomainError ? result.error.cause : result.error.code === 'INTERNAL_SERVER_ERROR' ? (result.error.cause ?? result.error) : result.error);
  if (error.code === 'INTERNAL_SERVER_ERROR') ctx.app.log.error({ requestId: ctx.requestId, path, err: error.cause }, 'unforeseen error');
  throw error;
});

/** For what the table calls public. */
export const publicProcedure = base.use(({ path, next }) => {
  if (table[path] !== 'public') throw new DomainError('forbidden', 'You may not do this', { procedure: path });
  return next();
});

/** For everything else: the table is asked before the input is even read. */
export const procedure = base.use(async ({ ctx, path, next }) => {
  const access = table[path];
  if (!access || access === 'public') throw new DomainError('forbidden', 'You may not do this', { procedure: path });
  if (ctx.secondFactorMissing) throw new DomainError('second_factor_required', 'Please confirm with your second factor');
  if (!ctx.actor) throw new DomainError('unauthenticated', 'Please sign in');
  const relation = relationOf(access, ctx.actor);
  if (!relation) throw new DomainError('forbidden', 'You may not do this', { procedure: path });
  // A phone that asks is a phone that works; knowing it must not cost anybody an answer.
  if (ctx.actor.expertId) await noteHeard(ctx.em, ctx.actor.expertId).catch((error: unknown) => ctx.app.log.warn({ err: error }, 'could not note that an expert was heard'));
  return next({ ctx: { ...ctx, actor: ctx.actor, relation } });
});

/** Stops the start when the router and the access table do not name the same procedures. */
export function assertEveryProcedureHasAccess(procedures: readonly string[]): void {
  const missing = procedures.filter((name) => !(name in table));
  const stale = Object.keys(table).filter((name) => !procedures.includes(name));
  if (missing.length > 0) throw new Error(`No access entry for: ${missing.join(', ')}`);
  if (stale.length > 0) throw new Error(`Access entries without a procedure: ${stale.join(', ')}`);
}
