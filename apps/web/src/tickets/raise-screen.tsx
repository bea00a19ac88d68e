import { devicesToChoose, type ContractView } from '@sysops/domain/billing';
import type { CustomerView } from '@sysops/domain/customers';
import type { ProblemTypeView } from '@sysops/domain/tickets';
import { Skeleton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { Loaded } from '../shell/loaded.tsx';
import { useTitle } from '../shell/use-title.ts';
import { RaiseForm } from './raise-form.tsx';

/** Raising a ticket: what has to be known first, then the questions. */
export function RaiseScreen() {
  const t = useTicketTexts().raise;
  useTitle(t.title);
  const contracts = useQuery(api.billing.mine.queryOptions());
  const profile = useQuery(api.customers.profile.queryOptions());
  const problems = useQuery(api.tickets.problemTypes.queryOptions(undefined, { staleTime: 600_000 }));
  const failed = [contracts, profile, problems].find(({ error, data }) => error !== null && data === undefined);
  const data: RaiseKnown | undefined = contracts.data && profile.data && problems.data ? { contracts: eachOnce(contracts.data), profile: profile.data, problems: problems.data } : undefined;
  const asked = {
    data,
    error: failed?.error ?? null,
    isFetching: contracts.isFetching || profile.isFetching || problems.isFetching,
    refetch: () => Promise.all([contracts.refetch(), profile.refetch(), problems.refetch()]),
  };
  return (
    <div className="page-wide flex max-w-5xl! flex-1 flex-col pt-6 md:py-14">
      <Loaded query={asked} outline={<Outline />}>{(known) => <RaiseForm known={known} />}</Loaded>
    </div>
  );
}

/** A device under a plan that was bought again stands under the new one only. */
function eachOnce(contracts: readonly ContractView[]): ContractView[] {
  const shown = new Set(devicesToChoose(contracts).map(({ id }) => id));
  return contracts.map((contract) => ({ ...contract, devices: contract.devices.filter(({ id }) => shown.has(id)) }));
}

export type RaiseKnown = { readonly contracts: readonly ContractView[]; readonly profile: CustomerView; readonly problems: readonly ProblemTypeView[] };

function Outline() {
  return (
    <div className="flex flex-col gap-5">
      <Skeleton className="h-12 w-72" />
      <Skeleton className="h-64 w-full rounded-card" />
    </div>
  );
}
