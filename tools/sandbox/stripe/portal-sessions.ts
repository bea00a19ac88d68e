import * as z from 'zod';
import { expand, text, webAddress } from './check-params.ts';
import { requireCustomer } from './customers.ts';
import { operation } from './stripe-context.ts';
import { base, randomId } from './stripe-objects.ts';
import type { PortalSession } from './stripe-objects.ts';

const Create = z.strictObject({ customer: text, return_url: webAddress, locale: z.enum(['auto', 'en', 'es']).optional(), expand });

/** A link to the hosted Customer Portal, where a customer changes his card. */
export const portalSessionOperations = [
  operation({
    method: 'POST', path: '/v1/billing_portal/sessions', params: Create,
    run(context, { params }) {
      requireCustomer(context, params.customer);
      const stamp = base('billing_portal.session', randomId('bps_1'), context.clock);
      const session: PortalSession = { ...stamp, customer: params.customer, return_url: params.return_url, locale: params.locale ?? null, url: `${context.publicUrl()}/stripe/portal/${stamp.id}` };
      return context.store.add(session);
    },
  }),
];
