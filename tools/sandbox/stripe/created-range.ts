import * as z from 'zod';
import { integer } from './check-params.ts';

/** Unix seconds. */
export const createdRange = z.strictObject({ gt: integer.optional(), gte: integer.optional(), lt: integer.optional(), lte: integer.optional() }).optional();

export function isCreatedIn({ created }: { readonly created: number }, range: z.output<typeof createdRange>): boolean {
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range ?? {};
  return created > gt && created >= gte && created < lt && created <= lte;
}
