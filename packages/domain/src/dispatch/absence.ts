import { DomainError, minute, type Instant } from '../shared/index.ts';
import type { ReportAbsence } from './dispatch-commands.ts';

/** How long an expert waits at a closed door, and how often he tries to reach the customer. Source: the product's dispatch section. */
export const absenceWait = 10 * minute;
export const absenceTries = 2;

type Report = { readonly travelledAt: Instant; readonly arrivedAt: Instant; readonly at: Instant; readonly tries: ReportAbsence['tries'] };

/** What is still missing before nobody may be said to be there. Tries count from the way there until now. */
export function absenceMissing({ travelledAt, arrivedAt, at, tries }: Report): { readonly tries: number; readonly waitUntil: Instant | null } {
  const counted = tries.filter((one) => one.at >= travelledAt && one.at <= at).length;
  const waitUntil = arrivedAt + absenceWait;
  return { tries: Math.max(0, absenceTries - counted), waitUntil: at < waitUntil ? waitUntil : null };
}

/** Throws `invalid` before ten minutes are over and two tries were made. */
export function assertAbsent(report: Report): void {
  const { tries, waitUntil } = absenceMissing(report);
  if (waitUntil !== null) throw new DomainError('invalid', 'Please wait ten minutes and try to reach the customer twice', { field: 'tries', waitUntil });
  if (tries > 0) throw new DomainError('invalid', 'Please try to reach the customer twice from there', { field: 'tries', tries });
}
