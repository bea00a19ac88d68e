import * as z from 'zod';
import { expand, paging, text } from './check-params.ts';
import { operation } from './stripe-context.ts';
import type { StripeContext } from './stripe-context.ts';
import { invalidRequest, missingResource } from './stripe-error.ts';
import type { PaymentMethod } from './stripe-objects.ts';
import { paginate } from './stripe-store.ts';
import { createPaymentMethod, testCards } from './test-cards.ts';
import type { TestCard } from './test-cards.ts';

/** A stored method, or a fresh one for a test token such as `pm_card_visa`. */
export function resolvePaymentMethod(context: StripeContext, idOrToken: string): PaymentMethod {
  const card = testCards.find(({ token }) => token === idOrToken);
  return card ? addCard(context, card) : context.store.get('payment_method', idOrToken);
}

export function addCard(context: StripeContext, card: TestCard): PaymentMethod {
  return context.store.add(createPaymentMethod(card, context.clock));
}

export function attachPaymentMethod(context: StripeContext, idOrToken: string, customer: string): PaymentMethod {
  if (context.store.get('customer', customer).deleted) throw missingResource('customer', customer);
  const method = resolvePaymentMethod(context, idOrToken);
  if (method.customer === customer) return method;
  if (method.customer !== null) throw invalidRequest('The payment method you provided has already been attached to a customer.');
  method.customer = customer;
  context.emit('payment_method.attached', method);
  return method;
}

export function detachPaymentMethod(context: StripeContext, id: string): PaymentMethod {
  const method = context.store.get('payment_method', id);
  if (method.customer === null) throw invalidRequest('The payment method you provided is not attached to a customer so detachment is impossible.');
  const owner = context.store.get('customer', method.customer);
  if (owner.invoice_settings.default_payment_method === id) owner.invoice_settings.default_payment_method = null;
  method.customer = null;
  context.emit('payment_method.detached', method);
  return method;
}

const OfCustomer = z.strictObject({ ...paging, type: z.literal('card').optional() });

function listOf(context: StripeContext, url: string, query: z.output<typeof OfCustomer> & { customer?: string | undefined }): unknown {
  if (query.customer !== undefined) context.store.get('customer', query.customer);
  // Without a customer the real list holds only what is attached to none through the API; nothing here is.
  const methods = context.store.list('payment_method').filter(({ customer }) => customer !== null && customer === query.customer);
  return paginate(url, methods, query);
}

export const paymentMethodOperations = [
  operation({
    method: 'GET', path: '/v1/payment_methods', params: OfCustomer.extend({ customer: text.optional() }),
    run: (context, { params }) => listOf(context, '/v1/payment_methods', params),
  }),
  operation({
    method: 'GET', path: '/v1/customers/:id/payment_methods', params: OfCustomer,
    run: (context, { id, params }) => listOf(context, `/v1/customers/${id}/payment_methods`, { ...params, customer: id }),
  }),
  operation({
    method: 'GET', path: '/v1/payment_methods/:id', params: z.strictObject({ expand }),
    run: ({ store }, { id }) => store.get('payment_method', id),
  }),
  operation({
    method: 'POST', path: '/v1/payment_methods/:id/attach', params: z.strictObject({ customer: text, expand }),
    run: (context, { id, params }) => attachPaymentMethod(context, id, params.customer),
  }),
  operation({
    method: 'POST', path: '/v1/payment_methods/:id/detach', params: z.strictObject({ expand }),
    run: (context, { id }) => detachPaymentMethod(context, id),
  }),
];
