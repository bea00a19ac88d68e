import type { SmsMessage } from '../twilio/sms-message.ts';
import { html, linkify } from './html.ts';
import type { Html } from './html.ts';
import { renderEmpty, renderPage, renderTime } from './layout.ts';

export interface PhoneView {
  readonly phone: string;
  /** The product's numbers this phone has talked to, newest first. */
  readonly senders: readonly string[];
  readonly messages: readonly SmsMessage[];
  /** Senders that this phone has opted out of. */
  readonly optedOut: readonly string[];
}

/** The conversation as its owner sees it: their own words on the right. */
export function renderPhone(view: PhoneView): Html {
  return renderPage({
    title: view.phone,
    content: html`<h1 class="num">${view.phone}</h1>
<div data-live>
${view.optedOut.map((sender) => html`<p class="alert">This phone has opted out of ${sender}. START opts in again.</p>`)}
${view.messages.length === 0 ? renderEmpty('No messages yet.') : html`<div class="thread">${view.messages.map(renderBubble)}</div>`}
</div>
<form class="reply" method="post">
<label class="meta" for="to">Answer from this phone to</label>
<select id="to" name="to">${view.senders.map((sender) => html`<option>${sender}</option>`)}</select>
<div class="line"><input name="body" maxlength="1600" autocomplete="off" placeholder="Message" aria-label="Message"><button>Send</button></div>
<div class="quick">${['STOP', 'START', 'HELP'].map((word) => html`<button class="quiet" name="quick" value="${word}">${word}</button>`)}</div>
</form>`,
  });
}

function renderBubble(sms: SmsMessage): Html {
  const mine = sms.direction === 'inbound';
  return html`<div class="bubble${mine ? ' mine' : ''}">${linkify(sms.body)}</div><div class="meta">${renderTime(sms.createdAt)} · ${renderState(sms)}</div>`;
}

function renderState(sms: SmsMessage): Html {
  if (sms.direction === 'inbound') return html`sent to ${sms.to}`;
  const failed = sms.status === 'undelivered' || sms.status === 'failed';
  return failed ? html`<span class="bad">${sms.status} · ${sms.errorCode}</span>` : html`${sms.status} · from ${sms.from ?? 'messaging service'}`;
}
