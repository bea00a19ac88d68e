import { deleteAbsence, insertAbsence, writeJobsShown, writeProfile, writeServiceArea, writeShifts, writeSkills } from '@sysops/db/experts';
import type { AddAbsence, ExpertVersionView, RemoveAbsence, SetJobsShown, SetServiceArea, SetShifts, SetSkills, UpdateExpert } from '@sysops/domain/experts';
import { DomainError } from '@sysops/domain/shared';
import { endSessionsOf, renameAccount } from '../identity/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { changeExpert } from './change-expert.ts';

/** An expert who is no longer active is signed out at once. */
export const updateExpert = (ctx: ActorCtx, input: UpdateExpert): Promise<ExpertVersionView> =>
  changeExpert(ctx, { procedure: 'experts.update', input }, async (tx) => {
    await writeProfile(tx, input);
    await renameAccount(tx, { expertId: input.expertId }, { name: input.name });
    if (!input.active) await endSessionsOf(tx, input.expertId);
  });

export const setSkills = (ctx: ActorCtx, input: SetSkills): Promise<ExpertVersionView> =>
  changeExpert(ctx, { procedure: 'experts.setSkills', input }, (tx) => writeSkills(tx, input.expertId, input.skills));

export const setShifts = (ctx: ActorCtx, input: SetShifts): Promise<ExpertVersionView> =>
  changeExpert(ctx, { procedure: 'experts.setShifts', input }, (tx) => writeShifts(tx, input.expertId, input.shifts));

export const setServiceArea = (ctx: ActorCtx, input: SetServiceArea): Promise<ExpertVersionView> =>
  changeExpert(ctx, { procedure: 'experts.setServiceArea', input }, (tx) => writeServiceArea(tx, input.expertId, input.serviceArea));

export const setJobsShown = (ctx: ActorCtx, input: SetJobsShown): Promise<ExpertVersionView> =>
  changeExpert(ctx, { procedure: 'experts.setJobsShown', input }, (tx) => writeJobsShown(tx, input.expertId, input.jobsShown));

/** Throws `invalid` when it ends before it begins or overlaps with another. */
export async function addAbsence(ctx: ActorCtx, input: AddAbsence): Promise<ExpertVersionView> {
  if (input.to <= input.from) throw new DomainError('invalid', 'An absence ends after it begins', { field: 'to' });
  return changeExpert(ctx, { procedure: 'experts.addAbsence', input }, (tx) => insertAbsence(tx, input));
}

export const removeAbsence = (ctx: ActorCtx, input: RemoveAbsence): Promise<ExpertVersionView> =>
  changeExpert(ctx, { procedure: 'experts.removeAbsence', input }, async (tx) => {
    if (!(await deleteAbsence(tx, input.expertId, input.absenceId))) throw new DomainError('not_found', 'This absence is gone already', { absenceId: input.absenceId });
  });
