import { inTransaction, type Tx } from '@sysops/db/connection';
import { contactCodeRules } from '@sysops/domain/customers';
import { zoneOfState } from '@sysops/domain/notifications';
import { emailAddress, minute } from '@sysops/domain/shared';
import * as z from 'zod';
import { customerOf, issueCode } from '../customers/index.ts';
import type { FactHandler } from '../outbox/subscriber.ts';
import { accountLink, homeLink } from './links.ts';
import { storeMessage } from './owe-message.ts';

/** A code proves the address that it went to, so it never falls back on the other channel. `account`: staff do not read what stands in it. */
const codeWanted: FactHandler = async (app, fact) => {
  await inTransaction(app.orm.em, async (tx: Tx) => {
    const issued = await issueCode(app, tx, fact.id);
    if (!issued) return;
    const { channel, address, code, language, state, customerId } = issued;
    const message = { key: `${fact.id}:contact_code`, ticketId: null, route: { channel, recipient: address, fallbackTo: null }, language, audience: 'account', timeZone: zoneOfState(state), fallbackOf: null } as const;
    if (code === null) await storeMessage(tx, { ...message, personId: null, content: { kind: 'email_in_use', url: homeLink(app.env) } });
    else await storeMessage(tx, { ...message, personId: customerId, content: { kind: 'contact_code', code, minutes: contactCodeRules.holdsMs / minute } });
  });
};

const Changed = z.object({ customerId: z.string(), oldEmail: emailAddress });

/** The address that is no longer his hears of it, in case somebody else did it. */
const emailChanged: FactHandler = async (app, fact) => {
  const { customerId, oldEmail } = Changed.parse(fact.payload);
  await inTransaction(app.orm.em, async (tx: Tx) => {
    const customer = await customerOf(tx.em, customerId);
    if (!customer) return;
    await storeMessage(tx, {
      key: `${fact.id}:${customerId}:email_changed`, ticketId: null, route: { channel: 'email', recipient: oldEmail, fallbackTo: null }, language: customer.language, audience: 'customer', personId: customerId,
      timeZone: zoneOfState(customer.place.address.state), fallbackOf: null, content: { kind: 'email_changed', name: customer.name, url: accountLink(app.env) },
    });
  });
};

/** What proving an e-mail address or a phone owes to people. */
export const contactMessages: Readonly<Record<string, FactHandler>> = { ContactCodeWanted: codeWanted, EmailChanged: emailChanged };
