import { EraseMe } from '@sysops/domain/privacy';
import { DomainError } from '@sysops/domain/shared';
import { procedure, router } from '../trpc/procedures.ts';
import { eraseMe } from './erase-me.ts';
import { exportOf } from './export-mine.ts';

export const privacyRouter = router({
  exportMine: procedure.query(({ ctx }) => {
    if (!ctx.actor.customerId) throw new DomainError('not_found', 'There is no such customer');
    return exportOf(ctx.em, ctx.actor.customerId);
  }),
  eraseMe: procedure.input(EraseMe).mutation(({ ctx, input }) => eraseMe(ctx, input)),
});
