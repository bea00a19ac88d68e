import type { Tx } from '@sysops/db/connection';
import type { ActResult, CannotComplete } from '@sysops/domain/dispatch';
import { DomainError } from '@sysops/domain/shared';
import type { RequiredSkill } from '@sysops/domain/tickets';
import { knownSkills } from '../experts/index.ts';
import { actOnTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { backAtWork, move, withVisit } from './with-visit.ts';

/** A skill that nobody can ever have would leave the ticket waiting for good. */
async function assertKnown(tx: Tx, skills: readonly RequiredSkill[]): Promise<void> {
  const known = await knownSkills(tx.em);
  const unknown = skills.map(({ skill }) => skill).filter((skill) => !known.has(skill));
  if (unknown.length > 0) throw new DomainError('invalid', 'There is no such skill', { field: 'requiredSkills', unknown });
}

/** Not repaired this time: same ticket, new visit, with the skills the expert says it needs. */
export function cannotComplete(ctx: ActorCtx, input: CannotComplete): Promise<ActResult> {
  return withVisit(ctx, { procedure: 'dispatch.cannotComplete', input }, async (found) => {
    const visit = await backAtWork(found);
    const { ticket, by, tx, at } = visit;
    const status = await move(visit, 'cannot_complete', { reason: input.reason });
    if (input.requiredSkills) await assertKnown(tx, input.requiredSkills);
    const requiredSkills = input.requiredSkills ?? ticket.problem.requiredSkills;
    return { status, ticket: await actOnTicket(tx, ticket, { command: { type: 'cannot_complete', by, requiredSkills, reason: input.reason, doneAt: at } }) };
  });
}
