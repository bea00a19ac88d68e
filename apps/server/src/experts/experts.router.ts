import { listSkills } from '@sysops/db/experts';
import { AddAbsence, CreateExpert, ExpertById, ListExperts, RemoveAbsence, ReportPosition, SetAway, SetJobsShown, SetServiceArea, SetShifts, SetSkills, UpdateExpert } from '@sysops/domain/experts';
import { procedure, router } from '../trpc/procedures.ts';
import { createExpert } from './create-expert.ts';
import { addAbsence, removeAbsence, setJobsShown, setServiceArea, setShifts, setSkills, updateExpert } from './edit-expert.ts';
import { findList, getExpert, ownExpertId } from './read-experts.ts';
import { reportPosition } from './report-position.ts';
import { setAway } from './set-away.ts';

export const expertsRouter = router({
  list: procedure.input(ListExperts).query(({ ctx, input }) => findList(ctx.em, input)),
  get: procedure.input(ExpertById).query(({ ctx, input }) => getExpert(ctx.em, input.expertId)),
  skills: procedure.query(({ ctx }) => listSkills(ctx.em)),
  create: procedure.input(CreateExpert).mutation(({ ctx, input }) => createExpert(ctx, input)),
  update: procedure.input(UpdateExpert).mutation(({ ctx, input }) => updateExpert(ctx, input)),
  setSkills: procedure.input(SetSkills).mutation(({ ctx, input }) => setSkills(ctx, input)),
  setShifts: procedure.input(SetShifts).mutation(({ ctx, input }) => setShifts(ctx, input)),
  setServiceArea: procedure.input(SetServiceArea).mutation(({ ctx, input }) => setServiceArea(ctx, input)),
  setJobsShown: procedure.input(SetJobsShown).mutation(({ ctx, input }) => setJobsShown(ctx, input)),
  addAbsence: procedure.input(AddAbsence).mutation(({ ctx, input }) => addAbsence(ctx, input)),
  removeAbsence: procedure.input(RemoveAbsence).mutation(({ ctx, input }) => removeAbsence(ctx, input)),
  me: procedure.query(({ ctx }) => getExpert(ctx.em, ownExpertId(ctx))),
  setAway: procedure.input(SetAway).mutation(({ ctx, input }) => setAway(ctx, input)),
  reportPosition: procedure.input(ReportPosition).mutation(({ ctx, input }) => reportPosition(ctx, input)),
});
