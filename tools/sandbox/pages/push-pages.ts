import type { PushMessage } from '../push/push-message.ts';
import type { Shelf } from '../shelf.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { renderEmpty, renderPage, renderTime } from './layout.ts';

/** Pushes to one browser, newest first. Their words are sealed for it. */
export function renderPushes(token: string, messages: Shelf<PushMessage>): Html {
  const pushes = messages.under(token).reverse();
  return renderPage({
    title: 'Pushes',
    content: html`<h1>Browser ${shortToken(token)}</h1>
<p class="lead">The signature of each push was checked. What it says is sealed: only the browser can open it.</p>
<div data-live>${pushes.length === 0 ? renderEmpty('No pushes yet.') : html`<div class="thread">${pushes.map(renderPush)}</div>`}</div>`,
  });
}

/** Enough to tell browsers apart. */
export const shortToken = (token: string): string => `${token.slice(0, 8)}…`;

export const describePush = ({ topic, urgency, body }: PushMessage): string => `${topic ?? 'no topic'} · ${urgency} · ${body.length} bytes, sealed`;

function renderPush(push: PushMessage): Html {
  return html`<section><dl><dt>Received</dt><dd>${renderTime(push.receivedAt)}</dd>
<dt>Topic</dt><dd>${push.topic ?? '–'}</dd><dt>Urgency</dt><dd>${push.urgency}</dd><dt>Kept for</dt><dd>${push.ttl} s</dd><dt>Sender</dt><dd>${push.subject}</dd></dl>
<pre class="sheet">${push.body.toString('base64url')}</pre></section>`;
}
