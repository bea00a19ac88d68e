import * as z from 'zod';
import { expand, paging, text } from './check-params.ts';
import { createdRange, isCreatedIn } from './created-range.ts';
import { operation } from './stripe-context.ts';
import { paginate } from './stripe-store.ts';

const List = z.strictObject({
  ...paging,
  type: text.optional(),
  types: z.array(text).max(20).optional(),
  created: createdRange,
});

function fitsType(type: string, wanted: readonly string[]): boolean {
  return wanted.some((pattern) => (pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern));
}

export const eventOperations = [
  operation({
    method: 'GET', path: '/v1/events', params: List,
    run({ store }, { params }) {
      const wanted = params.types ?? [params.type ?? '*'];
      const events = store.list('event').filter((event) => fitsType(event.type, wanted) && isCreatedIn(event, params.created));
      return paginate('/v1/events', events, params);
    },
  }),
  operation({
    method: 'GET', path: '/v1/events/:id', params: z.strictObject({ expand }),
    run: ({ store }, { id }) => store.get('event', id),
  }),
];
