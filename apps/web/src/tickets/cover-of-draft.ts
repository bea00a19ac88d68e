import { coveringOf, decideCover, usedUp, type ContractView, type VisitCount } from '@sysops/domain/billing';
import type { CoverVerdict, DeviceCategory } from '@sysops/domain/tickets';

/** `visits`: of the plan that covers, or of the one that does not because they are used. */
export type DraftCover = { readonly verdict: CoverVerdict; readonly visits: (VisitCount & { readonly timeZone: string }) | null };

/** The verdict that the server would give now, by the same rule; the one that counts is made when the ticket is stored. */
export function coverOf(contracts: readonly ContractView[], device: { readonly deviceId: string | null; readonly category: DeviceCategory }, now: number): DraftCover {
  const covering = coveringOf(contracts);
  const verdict = decideCover(covering, device, now);
  const meant = verdict.contractId ?? usedUp(covering, device, now);
  const contract = contracts.find(({ id }) => id === meant);
  return { verdict, visits: contract?.visits ? { ...contract.visits, timeZone: contract.timeZone } : null };
}
