import type { CustomerView } from '@sysops/domain/customers';
import type { LatLng } from '@sysops/domain/shared';
import type { Ticket } from '@sysops/domain/tickets';
import type { Tx } from '../connection/index.ts';
import type { TakeOut } from './json-erasers.ts';

/** Whom an erasure is about, and by what he is known. */
export type Whose = {
  readonly customer: CustomerView;
  /** Null when the sign-in is gone already. */
  readonly accountId: string | null;
  readonly ticketIds: readonly string[];
  readonly contractIds: readonly string[];
  /** His e-mail addresses and numbers, also those from before; nobody else's, so they are looked for everywhere. */
  readonly addresses: readonly string[];
  /** Names, streets and serial numbers, which others may have too. */
  readonly traces: readonly string[];
  /** Where he lives and where experts came to. */
  readonly places: readonly LatLng[];
};

type Known = { readonly accountId: string | null; readonly contractIds: string[] | null; readonly serials: string[] | null; readonly sentTo: string[] | null };

/** Shorter ones are no names but parts of words. */
const shortestTrace = 3;

export async function whoseRecords(tx: Tx, customer: CustomerView, tickets: readonly Ticket[]): Promise<Whose> {
  const { id } = customer;
  const [known] = await tx.em.execute<Known[]>(
    `select (select id from auth."user" where "customerId" = ?) as "accountId",
       (select json_agg(c.id) from contract c where c.customer_id = ?) as "contractIds",
       (select json_agg(distinct d.serial) from device d join contract c on c.id = d.contract_id where c.customer_id = ? and d.serial is not null) as serials,
       (select json_agg(distinct address) from message m, unnest(array[m.recipient, m.fallback_to]) as address
        where m.person_id = ? and m.audience in ('customer','account') and address is not null and not exists (select 1 from customer o where o.id <> ? and address in (o.email, o.phone))) as "sentTo"`,
    [id, id, id, id, id],
  );
  const homes = [customer.place, ...tickets.map(({ place }) => place)];
  const streets = homes.flatMap(({ address, accessNotes }) => [address.line1, address.line2, accessNotes]);
  const traces = [customer.name, ...streets, ...(known?.serials ?? [])].filter((trace) => trace !== undefined && trace.trim().length >= shortestTrace);
  return {
    customer, accountId: known?.accountId ?? null, ticketIds: tickets.map((ticket) => ticket.id), contractIds: known?.contractIds ?? [],
    addresses: [...new Set([customer.email, customer.phone, ...(known?.sentTo ?? [])])],
    traces: [...new Set(traces)].filter((trace) => trace !== undefined),
    places: homes.flatMap(({ location }) => (location ? [{ lat: location.lat, lng: location.lng }] : [])),
  };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Whole words only: a customer called Tone does not take part of a stereo away. The longest first, so that no part of one is left. */
export function takeOutOf({ addresses, traces }: Pick<Whose, 'addresses' | 'traces'>): TakeOut {
  const values = [...addresses, ...traces].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${values.map((value) => escaped(value).replace(/\s+/g, String.raw`\s+`)).join('|')})(?![\p{L}\p{N}])`, 'giu');
  return (text) => text.replace(pattern, 'erased');
}
