import { inTransaction } from '@sysops/db/connection';
import { markProved } from '@sysops/db/customers';
import { recordFact } from '@sysops/db/outbox';
import { emailAddress } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import * as z from 'zod';
import { topics } from '../outbox/facts.ts';
import type { Subscriber } from '../outbox/subscriber.ts';

const PasswordSet = z.object({ customerId: z.uuid(), email: emailAddress });

/** What the sign-in learns about customers. */
export const customersSubscriber: Subscriber = {
  name: 'customers',
  concurrency: 2,
  on: {
    // The link was mailed to this address, so who used it reads his mail there.
    PasswordSetByLink: async (app, fact) => {
      const { customerId, email } = PasswordSet.parse(fact.payload);
      await inTransaction(app.orm.em, async (tx) => {
        if (await markProved(tx, customerId, { channel: 'email', address: email })) recordFact(tx, { id: v7(), type: 'CustomerChanged', topics: [topics.customer(customerId), topics.staff], ticketId: null, payload: { customerId } });
      });
    },
  },
};
