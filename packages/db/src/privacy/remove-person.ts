import { DeclineReason } from '@sysops/domain/dispatch';
import type { Tx } from '../connection/index.ts';
import { erased, erasedZip } from './json-erasers.ts';
import type { Whose } from './whose.ts';

const inList = `= any(string_to_array(?, ','))`;

/** The sign-in with everything that hangs on it. */
async function removeAccount(tx: Tx, { customer, accountId, addresses }: Whose): Promise<void> {
  await tx.em.execute(`delete from auth.verification where value = ? or position(? in identifier) > 0`, [accountId ?? '', customer.email]);
  await tx.em.execute(`delete from auth.sign_in_failure where email ${inList}`, [addresses.join(',')]);
  await tx.em.execute(`delete from auth."user" where "customerId" = ?`, [customer.id]);
  // Nobody repeats his requests any more; those of staff that answered with him keep that they were made.
  await tx.em.execute(`delete from command_log where account_id = ?`, [accountId ?? '']);
  await tx.em.execute(`update command_log set result = '{}' where position(? in result::text) > 0`, [customer.id]);
  // Facts that are nothing without an address: who reacts to them could not read what is left.
  await tx.em.execute(`delete from outbox_event where payload ->> 'accountId' = ? or (type in ('EmailChanged','PasswordSetByLink','ContactCodeWanted') and payload ->> 'customerId' = ?)`, [accountId ?? '', customer.id]);
}

/** Messages lose their addresses, and those that have not left yet stay here; whatever he sent us goes. */
async function removeMessages(tx: Tx, { customer, accountId, ticketIds, addresses }: Whose): Promise<void> {
  const unsent = `next_try_at = null, status = case when status in ('queued','sending','unknown') then 'suppressed' else status end`;
  await tx.em.execute(`update message set recipient = '${erased}', fallback_to = null, ${unsent} where person_id in (?, ?) or recipient ${inList}`, [customer.id, accountId ?? '', addresses.join(',')]);
  await tx.em.execute(`update message set ${unsent} where ticket_id = any(string_to_array(?, ',')::uuid[])`, [ticketIds.join(',')]);
  await tx.em.execute(`delete from outbox_event where type = 'InboundTextReceived' and payload ->> 'phone' ${inList}`, [addresses.join(',')]);
  await tx.em.execute(`delete from inbound_text where phone ${inList}`, [addresses.join(',')]);
  await tx.em.execute(`delete from sms_opt_out o where phone ${inList} and not exists (select 1 from customer where phone = o.phone and id <> ?)`, [addresses.join(','), customer.id]);
}

/** Our own sentences and codes for how an assignment ended; everything else was typed by somebody. */
const ownReasons = [...DeclineReason.options, 'accepted by another expert', 'did not start', 'no answer', 'replanned', 'customer absent', 'customer_wish'];

/** What a ticket is found by, and labels that follow from it. */
async function removeFromTickets(tx: Tx, { customer, ticketIds }: Whose): Promise<void> {
  const ids = ticketIds.join(',');
  await tx.em.execute(`update ticket set search = lower(concat_ws(' ', number, state #>> '{device,label}', state #>> '{problem,title}', state #>> '{place,address,city}', state #>> '{place,address,zip}')) where id = any(string_to_array(?, ',')::uuid[])`, [ids]);
  await tx.em.execute(`update survey s set comment = null, answers = '{}', device_label = t.state #>> '{device,label}' from ticket t where t.id = s.ticket_id and s.customer_id = ?`, [customer.id]);
  await tx.em.execute(
    `update assignment set end_reason = '${erased}' where ticket_id = any(string_to_array(?, ',')::uuid[]) and end_reason is not null and not end_reason ${inList} and end_reason !~ '^([A-Z][a-z]+){2,}$'`, [ids, ownReasons.join(',')],
  );
  await tx.em.execute(`delete from customer_expert_wish where customer_id = ?`, [customer.id]);
  await tx.em.execute(`delete from sla_override where customer_id = ?`, [customer.id]);
}

/** Whom we bill and for what; contracts keep receipt numbers, so that nobody claims one twice. */
async function removeFromBilling(tx: Tx, { customer, contractIds }: Whose): Promise<void> {
  const contracts = contractIds.join(',');
  const address = JSON.stringify({ line1: erased, city: erased, state: customer.place.address.state, zip: erasedZip });
  await tx.em.execute(`update billing_profile set name = 'Erased customer', email = ?, address = ?::jsonb, card = null, card_method_id = null where customer_id = ?`, [noAddress(customer.id), address, customer.id]);
  await tx.em.execute(`update stripe_event set payload = null, error = null where stripe_customer_id = (select stripe_customer_id from billing_profile where customer_id = ?)`, [customer.id]);
  await tx.em.execute(`update contract set receipt_zip = case when receipt_zip is not null then '${erasedZip}' end, sale_hash = null where customer_id = ?`, [customer.id]);
  await tx.em.execute(`update device set serial = null where contract_id = any(string_to_array(?, ',')::uuid[])`, [contracts]);
  await tx.em.execute(`update checkout_link set url = null where customer_id = ?`, [customer.id]);
  await tx.em.execute(`update account_act set actor_name = '${erased}' where customer_id = ? and actor_role = 'customer'`, [customer.id]);
}

const noAddress = (customerId: string): string => `erased.${customerId}@erased.invalid`;

/** Everything that no list of columns can say; the profile keeps its id and its state only. */
export async function removePerson(tx: Tx, whose: Whose): Promise<void> {
  const { id, place } = whose.customer;
  await removeAccount(tx, whose);
  await removeMessages(tx, whose);
  await removeFromTickets(tx, whose);
  await removeFromBilling(tx, whose);
  await tx.em.execute(`delete from contact_code where customer_id = ?`, [id]);
  await tx.em.execute(
    `update customer set name = 'Erased customer', email = ?, phone = '+10000000000', email_proved_at = null, phone_proved_at = null, place = ?::jsonb, version = version + 1 where id = ?`,
    [noAddress(id), JSON.stringify({ address: { line1: erased, city: erased, state: place.address.state, zip: erasedZip }, location: null }), id],
  );
}
