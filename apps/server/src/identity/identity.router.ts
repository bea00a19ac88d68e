import { publicProcedure, router } from '../trpc/procedures.ts';
import { demoSignIns } from './demo-sign-ins.ts';
import { readMe } from './read-me.ts';

export const identityRouter = router({
  me: publicProcedure.query(({ ctx }) => readMe(ctx)),
  demoSignIns: publicProcedure.query(({ ctx }) => demoSignIns(ctx)),
});
