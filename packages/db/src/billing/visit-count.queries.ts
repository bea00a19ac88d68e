import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf, parseIsoDate, runningTerm, type ContractView, type VisitCount } from '@sysops/domain/billing';
import type { Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';
import { countCovered, type CoveredBy } from '../tickets/index.ts';
import { ms } from './columns.ts';

/** What the running term is known from, and the clock it runs by. */
export type TermColumns = { readonly anchor: string | null; readonly paidThrough: number; readonly now: Instant };

export const termColumns = `to_char(anchor_on, 'YYYY-MM-DD') as anchor, paid_through as "paidThrough", ${ms('app.now()')} as now`;

type Counting = Omit<ContractView, 'visits'> & TermColumns;

const running = new Set<ContractView['status']>(['active', 'grace', 'suspended']);

function termOf(contract: Counting): CoveredBy[] {
  const { id, customerId, status, plan, anchor, now } = contract;
  if (plan.visits === null || customerId === null || !running.has(status)) return [];
  const terms = { ...contract, term: plan.term, anchor: anchor === null ? dateOf(contract.startsAt, contract.timeZone) : parseIsoDate(anchor) };
  return [{ contractId: id, customerId, within: runningTerm(terms, now) }];
}

/** The contracts whose visits are counted are held until the transaction ends, in the order of their ids as everybody holds them: of two tickets raised at once, the second counts the first. */
export async function lockVisits(tx: Tx, contracts: readonly Counting[]): Promise<void> {
  for (const { contractId } of contracts.flatMap(termOf).toSorted((a, b) => (a.contractId < b.contractId ? -1 : 1))) await tx.em.execute(`select pg_advisory_xact_lock(hashtextextended('visits:' || ?, 0))`, [contractId]);
}

/** Visits of each contract's running term. Asks nothing when no plan counts any. */
export async function withVisits(em: EntityManager, contracts: readonly Counting[]): Promise<ContractView[]> {
  const terms = new Map(contracts.flatMap(termOf).map((term) => [term.contractId, term]));
  const used = await countCovered(em, [...terms.values()]);
  return contracts.map(({ anchor: _anchor, paidThrough: _paidThrough, now: _now, ...contract }) => ({ ...contract, visits: countOf(contract.plan.visits, terms.get(contract.id), used) }));
}

const countOf = (included: number | null, term: CoveredBy | undefined, used: ReadonlyMap<string, number>): VisitCount | null => (included === null || !term ? null : { included, used: used.get(term.contractId) ?? 0, until: term.within.to });
