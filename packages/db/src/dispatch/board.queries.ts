import type { AssignmentStatus } from '@sysops/domain/dispatch';
import type { Instant, Interval } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

export type BoardRow = {
  readonly id: string;
  readonly ticketId: string;
  readonly expertId: string;
  readonly status: AssignmentStatus;
  readonly departAt: Instant;
  readonly arriveAt: Instant;
  readonly finishAt: Instant;
};

const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint`;

/** More bars than anybody looks at; a guard for the server. */
const mostRows = 5_000;

/** Offers and visits that touch `range`, in order of time: live ones, and those that were carried out. */
export async function assignmentsWithin(em: Tx['em'], range: Interval): Promise<BoardRow[]> {
  const rows = await em.execute<{ row: BoardRow }[]>(
    `select json_build_object('id', id, 'ticketId', ticket_id, 'expertId', expert_id, 'status', status,
       'departAt', ${ms('lower(reserved)')}, 'arriveAt', ${ms('arrive_at')}, 'finishAt', ${ms('coalesce(ended_at, upper(reserved))')}) as row
     from assignment
     where reserved && tstzrange(to_timestamp(? / 1000.0), to_timestamp(? / 1000.0))
       and status in ('offered','accepted','travelling','arrived','done','cannot_complete','customer_absent')
     order by lower(reserved), id limit ${mostRows}`,
    [range.from, range.to],
  );
  return rows.map(({ row }) => row);
}
