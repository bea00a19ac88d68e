import type { FastifyInstance, FastifyReply } from 'fastify';
import { html } from '../pages/html.ts';
import type { Html } from '../pages/html.ts';
import { renderPage } from '../pages/layout.ts';
import { sendPage } from '../pages/page-routes.ts';
import { readForm } from '../read-form.ts';
import { renderClosed } from './checkout-pages.ts';
import { addCard, attachPaymentMethod, detachPaymentMethod } from './payment-methods.ts';
import type { StripeContext } from './stripe-context.ts';
import { StripeError } from './stripe-error.ts';
import type { PaymentMethod, PortalSession } from './stripe-objects.ts';
import { testCards } from './test-cards.ts';

type ById = { Params: { id: string } };

/** The hosted Customer Portal: a customer sees his cards, adds one, chooses the one that is charged, removes one. */
export function registerPortalRoutes(app: FastifyInstance, context: StripeContext): void {
  void app.register(async (scope) => {
    scope.setErrorHandler((error, _request, reply) => {
      if (error instanceof StripeError && error.status < 500) return sendPage(reply.code(error.status), renderClosed('Not here', error.message));
      process.stderr.write(`sandbox: portal: ${String(error)}\n`);
      return sendPage(reply.code(500), renderClosed('That did not work', 'The sandbox has an error; its log says which.'));
    });
    scope.get<ById>('/stripe/portal/:id', async (request, reply) => show(reply, context, context.store.get('billing_portal.session', request.params.id)));
    scope.post<ById>('/stripe/portal/:id', async (request, reply) => {
      const session = context.store.get('billing_portal.session', request.params.id);
      act(context, session.customer, readForm(request));
      return reply.redirect(`/stripe/portal/${session.id}`, 303);
    });
  });
}

const cardsOf = (context: StripeContext, customer: string): PaymentMethod[] => context.store.list('payment_method').filter((method) => method.customer === customer);

function act(context: StripeContext, customerId: string, form: URLSearchParams): void {
  const customer = context.store.get('customer', customerId);
  const card = testCards.find(({ token }) => token === form.get('add'));
  if (card && card.setup === 'ok') customer.invoice_settings.default_payment_method = attachPaymentMethod(context, addCard(context, card).id, customerId).id;
  const mine = (id: string | null) => cardsOf(context, customerId).find((method) => method.id === id);
  const chosen = mine(form.get('default'));
  if (chosen) customer.invoice_settings.default_payment_method = chosen.id;
  const removed = mine(form.get('remove'));
  if (removed) detachPaymentMethod(context, removed.id);
  context.emit('customer.updated', customer);
}

function show(reply: FastifyReply, context: StripeContext, session: PortalSession): FastifyReply {
  const chosen = context.store.get('customer', session.customer).invoice_settings.default_payment_method;
  return sendPage(reply, renderPortal(session, cardsOf(context, session.customer), chosen));
}

function renderPortal(session: PortalSession, cards: readonly PaymentMethod[], chosen: string | null): Html {
  return renderPage({
    title: 'Your cards',
    live: false,
    content: html`<div class="narrow"><h1>Your cards</h1>
${cards.length === 0 ? html`<p class="lead">No card is saved.</p>` : null}
<form method="post">${cards.map((method) => html`<div class="total"><span>•••• ${method.card.last4}, ${String(method.card.exp_month)}/${String(method.card.exp_year)}${method.id === chosen ? ' (charged)' : null}</span>
<span>${method.id === chosen ? null : html`<button class="quiet" name="default" value="${method.id}">Charge this one</button>`}<button class="quiet" name="remove" value="${method.id}">Remove</button></span></div>`)}</form>
<h2>Add a test card</h2>
<form method="post">${testCards.filter((card) => card.setup === 'ok').map((card) => html`<button class="quiet card" name="add" value="${card.token}"><span>${card.label}</span><small>•••• ${card.last4}</small></button>`)}</form>
<p class="meta"><a href="${session.return_url}">Back to Sysops Squad</a></p></div>`,
  });
}
