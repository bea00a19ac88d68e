import { inTransaction } from '@sysops/db/connection';
import { hour } from '@sysops/domain/shared';
import * as z from 'zod';
import type { FactHandler } from '../outbox/subscriber.ts';
import { managerAddressees } from './addressee.ts';
import { consoleBillingLink } from './links.ts';
import { oweMessage } from './owe-message.ts';

const Found = z.object({ kind: z.string() });

/** What the books and Stripe disagree about is told to those who keep the board: one e-mail an hour, however many there are; each has its own task. */
const differenceFound: FactHandler = async (app, fact) => {
  const { kind } = Found.parse(fact.payload);
  await inTransaction(app.orm.em, async (tx) => {
    for (const to of await managerAddressees(tx.em)) await oweMessage(tx, to, { key: `billing_alarm:${Math.floor(fact.at / hour)}:${to.personId}`, content: { kind: 'billing_alarm', url: consoleBillingLink(app.env), what: kind }, ticketId: null });
  });
};

export const billingAlarms: Readonly<Record<string, FactHandler>> = { BillingDifferenceFound: differenceFound };
