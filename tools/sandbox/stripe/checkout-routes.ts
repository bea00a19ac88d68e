import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendPage } from '../pages/page-routes.ts';
import { readForm } from '../read-form.ts';
import { renderAuthentication, renderCheckout, renderClosed } from './checkout-pages.ts';
import { completeSession, currentSession, intentOf, linesOf } from './checkout-sessions.ts';
import { confirmIntent, finishAuthentication } from './confirm-intent.ts';
import type { Intent } from './confirm-intent.ts';
import { addCard } from './payment-methods.ts';
import type { StripeContext } from './stripe-context.ts';
import { StripeError } from './stripe-error.ts';
import type { CheckoutSession } from './stripe-objects.ts';
import { testCards } from './test-cards.ts';

type ById = { Params: { id: string } };

/** The pages a customer's browser sees: the hosted checkout and the bank's 3-D Secure question. */
export function registerCheckoutRoutes(app: FastifyInstance, context: StripeContext): void {
  void app.register(async (scope) => {
    scope.setErrorHandler((error, _request, reply) => {
      if (error instanceof StripeError && error.status < 500) return sendPage(reply.code(error.status), renderClosed('Not here', error.message));
      process.stderr.write(`sandbox: checkout: ${String(error)}\n`);
      return sendPage(reply.code(500), renderClosed('That did not work', 'The sandbox has an error; its log says which.'));
    });

    scope.get<ById>('/stripe/checkout/:id', async (request, reply) => showCheckout(reply, context, currentSession(context, request.params.id)));
    scope.post<ById>('/stripe/checkout/:id', async (request, reply) => {
      const session = currentSession(context, request.params.id);
      const card = testCards.find(({ token }) => token === readForm(request).get('card'));
      if (session.status !== 'open' || !card) return showCheckout(reply, context, session);
      const intent = intentOf(context, session);
      intent.payment_method = addCard(context, card).id;
      if (intent.status === 'requires_action') intent.status = 'requires_payment_method';
      const returnUrl = `${context.publicUrl()}/stripe/checkout/${session.id}`;
      try {
        const status = confirmIntent(context, intent, { offSession: false, returnUrl });
        if (status === 'requires_action') return reply.redirect(`/stripe/authenticate/${intent.id}`, 303);
      } catch (error) {
        if (error instanceof StripeError && error.status === 402) return showCheckout(reply, context, session);
        throw error;
      }
      return finishCheckout(reply, context, session);
    });

    scope.get<ById>('/stripe/authenticate/:id', async (request, reply) => {
      const intent = findIntent(context, request.params.id);
      if (intent.status !== 'requires_action') return sendPage(reply, renderClosed('Nothing to confirm', 'This question has been answered already.'));
      return sendPage(reply, renderAuthentication(intent));
    });
    scope.post<ById>('/stripe/authenticate/:id', async (request, reply) => {
      const intent = findIntent(context, request.params.id);
      const passed = readForm(request).get('answer') === 'complete';
      const returnUrl = intent.next_action?.redirect_to_url?.return_url;
      const session = context.store.list('checkout.session').find((each) => each.payment_intent === intent.id || each.setup_intent === intent.id);
      finishAuthentication(context, intent, passed);
      if (session) return passed ? finishCheckout(reply, context, session) : reply.redirect(`/stripe/checkout/${session.id}`, 303);
      if (returnUrl === undefined) return sendPage(reply, renderClosed('Answered', 'You can close this page.'));
      const back = new URL(returnUrl);
      back.searchParams.set(intent.object, intent.id);
      back.searchParams.set('redirect_status', passed ? 'succeeded' : 'failed');
      return reply.redirect(back.href, 303);
    });
  });
}

function findIntent(context: StripeContext, id: string): Intent {
  return id.startsWith('seti_') ? context.store.get('setup_intent', id) : context.store.get('payment_intent', id);
}

function showCheckout(reply: FastifyReply, context: StripeContext, session: CheckoutSession): FastifyReply {
  if (session.status === 'expired') return sendPage(reply, renderClosed('This link has expired', 'Ask for a new one where you got it.'));
  if (session.status === 'complete') return sendPage(reply, renderClosed('All done', 'This checkout has been completed.'));
  const id = session.setup_intent ?? session.payment_intent;
  const intent = id === null ? null : findIntent(context, id);
  const failure = intent === null ? null : intent.object === 'payment_intent' ? intent.last_payment_error : intent.last_setup_error;
  return sendPage(reply, renderCheckout({ session, lines: linesOf(context, session), refusal: failure?.message ?? null }));
}

function finishCheckout(reply: FastifyReply, context: StripeContext, session: CheckoutSession): FastifyReply {
  if (session.status === 'open') completeSession(context, session);
  return reply.redirect(session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id), 303);
}
