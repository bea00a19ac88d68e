import * as z from 'zod';
import { expand, integer, paging, text } from './check-params.ts';
import { operation } from './stripe-context.ts';
import { paginate } from './stripe-store.ts';

const List = z.strictObject({
  ...paging,
  type: text.optional(),
  types: z.array(text).max(20).optional(),
  created: z.strictObject({ gt: integer.optional(), gte: integer.optional(), lt: integer.optional(), lte: integer.optional() }).optional(),
});

function fitsType(type: string, wanted: readonly string[]): boolean {
  return wanted.some((pattern) => (pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern));
}

export const eventOperations = [
  operation({
    method: 'GET', path: '/v1/events', params: List,
    run({ store }, { params }) {
      const wanted = params.types ?? [params.type ?? '*'];
      const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = params.created ?? {};
      const events = store.list('event').filter(({ type, created }) =>
        fitsType(type, wanted) && created > gt && created >= gte && created < lt && created <= lte);
      return paginate('/v1/events', events, params);
    },
  }),
  operation({
    method: 'GET', path: '/v1/events/:id', params: z.strictObject({ expand }),
    run: ({ store }, { id }) => store.get('event', id),
  }),
];
