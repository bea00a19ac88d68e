import * as z from 'zod';
import { expand, metadata, paging, text } from './check-params.ts';
import { attachPaymentMethod } from './payment-methods.ts';
import { operation } from './stripe-context.ts';
import type { StripeContext } from './stripe-context.ts';
import { missingResource } from './stripe-error.ts';
import { base, randomId } from './stripe-objects.ts';
import type { Address, Customer, Metadata } from './stripe-objects.ts';
import { paginate } from './stripe-store.ts';

const address = z.strictObject({
  city: text.optional(), country: text.optional(), line1: text.optional(),
  line2: text.optional(), postal_code: text.optional(), state: text.optional(),
});
const fields = {
  name: z.string().max(256).optional(),
  email: z.union([z.email().max(512), z.literal('')]).optional(),
  phone: z.string().max(20).optional(),
  description: text.optional(),
  address: address.optional(),
  preferred_locales: z.array(text).optional(),
  tax_exempt: z.enum(['none', 'exempt', 'reverse']).optional(),
  invoice_settings: z.strictObject({ default_payment_method: text.optional() }).optional(),
  metadata: metadata.optional(),
  expand,
};
const CustomerUpdate = z.strictObject(fields);
type CustomerUpdate = z.output<typeof CustomerUpdate>;
const CustomerCreate = CustomerUpdate.extend({ payment_method: text.optional() });

export function requireCustomer(context: StripeContext, id: string): Customer {
  const customer = context.store.get('customer', id);
  if (customer.deleted) throw missingResource('customer', id);
  return customer;
}

export function createCustomer(context: StripeContext, given: CustomerUpdate): Customer {
  const customer: Customer = {
    ...base('customer', randomId('cus_', 14), context.clock),
    name: null, email: null, phone: null, description: null, address: null,
    preferred_locales: [], tax_exempt: 'none', metadata: {},
    invoice_settings: { default_payment_method: null, custom_fields: null, footer: null, rendering_options: null },
    balance: 0, currency: null, default_source: null, delinquent: false, shipping: null,
  };
  applyUpdate(context, customer, given);
  context.store.add(customer);
  context.emit('customer.created', customer);
  return customer;
}

/** Sets what was given; an empty string unsets. */
function applyUpdate(context: StripeContext, customer: Customer, given: CustomerUpdate): void {
  const chosen = given.invoice_settings?.default_payment_method;
  if (chosen) {
    const method = context.store.get('payment_method', chosen);
    if (method.customer !== customer.id) throw missingResource('PaymentMethod', chosen);
  }
  for (const name of ['name', 'email', 'phone', 'description'] as const) {
    const value = given[name];
    if (value !== undefined) customer[name] = value === '' ? null : value;
  }
  if (given.address) customer.address = completeAddress(given.address);
  if (given.preferred_locales) customer.preferred_locales = given.preferred_locales;
  if (given.tax_exempt) customer.tax_exempt = given.tax_exempt;
  if (chosen !== undefined) customer.invoice_settings.default_payment_method = chosen || null;
  customer.metadata = mergeMetadata(customer.metadata, given.metadata);
}

function completeAddress(given: z.output<typeof address>): Address {
  return {
    city: given.city ?? null, country: given.country ?? null, line1: given.line1 ?? null,
    line2: given.line2 ?? null, postal_code: given.postal_code ?? null, state: given.state ?? null,
  };
}

/** A key set to an empty string is removed. */
export function mergeMetadata(current: Metadata, change: Metadata | undefined): Metadata {
  return Object.fromEntries(Object.entries({ ...current, ...change }).filter(([, value]) => value !== ''));
}

/** A deleted customer answers with nothing but its id. */
function shown(customer: Customer): unknown {
  return customer.deleted ? { id: customer.id, object: 'customer', deleted: true } : customer;
}

export const customerOperations = [
  operation({
    method: 'POST', path: '/v1/customers', params: CustomerCreate,
    run(context, { params }) {
      const { payment_method: method, invoice_settings, ...given } = params;
      const customer = createCustomer(context, given);
      if (method !== undefined) attachPaymentMethod(context, method, customer.id);
      applyUpdate(context, customer, { invoice_settings });
      return customer;
    },
  }),
  operation({
    method: 'GET', path: '/v1/customers', params: z.strictObject({ ...paging, email: text.optional() }),
    run({ store }, { params }) {
      const customers = store.list('customer').filter(({ deleted, email }) => !deleted && (params.email ?? email) === email);
      return paginate('/v1/customers', customers, params);
    },
  }),
  operation({
    method: 'GET', path: '/v1/customers/:id', params: z.strictObject({ expand }),
    run: ({ store }, { id }) => shown(store.get('customer', id)),
  }),
  operation({
    method: 'POST', path: '/v1/customers/:id', params: CustomerUpdate,
    run(context, { id, params }) {
      const customer = requireCustomer(context, id);
      applyUpdate(context, customer, params);
      context.emit('customer.updated', customer);
      return customer;
    },
  }),
  operation({
    method: 'DELETE', path: '/v1/customers/:id', params: z.strictObject({}),
    run(context, { id }) {
      const customer = requireCustomer(context, id);
      context.emit('customer.deleted', customer);
      customer.deleted = true;
      return shown(customer);
    },
  }),
];
