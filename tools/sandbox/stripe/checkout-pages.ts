import { html } from '../pages/html.ts';
import type { Content, Html } from '../pages/html.ts';
import { renderPage } from '../pages/layout.ts';
import type { SessionLine } from './checkout-sessions.ts';
import type { CheckoutSession } from './stripe-objects.ts';
import type { Intent } from './confirm-intent.ts';
import { testCards } from './test-cards.ts';

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

export interface CheckoutView {
  readonly session: CheckoutSession;
  readonly lines: readonly SessionLine[];
  /** Why the last card was refused. */
  readonly refusal: string | null;
}

/** The hosted payment page: a test card is chosen, never typed. */
export function renderCheckout({ session, lines, refusal }: CheckoutView): Html {
  const setup = session.mode === 'setup';
  const summary: Content = setup
    ? html`<p class="lead">Nothing is charged now.</p>`
    : html`<div class="sheet">${lines.map((line) => html`<div class="total"><span>${line.name}${line.quantity > 1 ? ` × ${line.quantity}` : null}</span><span>${dollars.format(line.amount / 100)}</span></div>`)}
<div class="total sum"><span>Total</span><span>${dollars.format((session.amount_total ?? 0) / 100)}</span></div></div>`;
  return renderPage({
    title: setup ? 'Save a card' : 'Pay',
    live: false,
    content: html`<div class="narrow"><h1>${setup ? 'Save a card' : 'Pay'}</h1>${summary}
${refusal === null ? null : html`<p class="alert" role="alert">${refusal} Try another card.</p>`}
<h2>Choose a test card</h2>
<form method="post">${testCards.map((card) => html`<button class="quiet card" name="card" value="${card.token}"><span>${card.label}</span><small>•••• ${card.last4}</small></button>`)}</form>
${session.cancel_url === null ? null : html`<p class="meta"><a href="${session.cancel_url}">Go back without ${setup ? 'saving a card' : 'paying'}</a></p>`}</div>`,
  });
}

export function renderAuthentication(intent: Intent): Html {
  const amount = intent.object === 'payment_intent' ? `The bank asks you to confirm ${dollars.format(intent.amount / 100)}.` : 'The bank asks you to confirm that this card may be saved.';
  return renderPage({
    title: '3-D Secure',
    live: false,
    content: html`<div class="narrow"><h1>3-D Secure</h1><p class="lead">${amount}</p>
<form method="post"><button name="answer" value="complete">Complete authentication</button><button class="quiet" name="answer" value="fail">Fail authentication</button></form></div>`,
  });
}

export function renderClosed(title: string, sentence: string): Html {
  return renderPage({ title, live: false, content: html`<div class="narrow"><h1>${title}</h1><p class="lead">${sentence}</p></div>` });
}
