import { devicesToChoose, type ContractView, type DeviceView } from '@sysops/domain/billing';
import type { CustomerView } from '@sysops/domain/customers';
import type { TicketListItem, TicketStatus } from '@sysops/domain/tickets';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';

export type Caller = {
  readonly customer: CustomerView | undefined;
  readonly contracts: readonly ContractView[];
  readonly devices: readonly DeviceView[];
  readonly tickets: readonly TicketListItem[] | undefined;
  readonly open: readonly TicketListItem[];
  readonly error: unknown;
  /** Everything that decides where the focus goes has been answered, or cannot be. */
  readonly ready: boolean;
};

const done: readonly TicketStatus[] = ['completed', 'closed', 'cancelled'];

/** All that the agent sees of a caller, read together in one request. */
export function useCaller(customerId: string): Caller {
  const customer = useQuery(api.customers.get.queryOptions({ customerId }));
  const contracts = useQuery(api.billing.contractsOf.queryOptions({ customerId }));
  const tickets = useQuery(api.tickets.list.queryOptions({ customerId, limit: 50 }));
  return {
    customer: customer.data,
    contracts: contracts.data ?? [],
    devices: devicesToChoose(contracts.data ?? []),
    tickets: tickets.data?.items,
    open: (tickets.data?.items ?? []).filter(({ status }) => !done.includes(status)),
    error: customer.data ? null : customer.error,
    ready: !customer.isPending && !tickets.isPending && !contracts.isPending,
  };
}
