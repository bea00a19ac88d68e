import type { Mail } from '../smtp/mail.ts';
import { html, link, linkify } from './html.ts';
import type { Html } from './html.ts';
import { renderEmpty, renderPage, renderTime } from './layout.ts';

/** One mailbox, newest mail first. */
export function renderMailbox(address: string, mails: readonly Mail[]): Html {
  return renderPage({
    title: address,
    content: html`<h1>${address}</h1>
<div data-live>${mails.length === 0 ? renderEmpty('No mails yet.') : html`<ul class="list">${mails.map(renderRow)}</ul>`}</div>`,
  });
}

function renderRow(mail: Mail): Html {
  return html`<li><a class="row" href="/mails/${mail.id}"><b>${mail.subject || '(no subject)'}</b>${renderTime(mail.receivedAt)}<span>${mail.text.slice(0, 160)}</span><span class="count">${mail.attachments.length > 0 ? `${mail.attachments.length} files` : null}</span></a></li>`;
}

export function renderMail(mail: Mail): Html {
  return renderPage({
    title: mail.subject || 'Mail',
    content: html`<h1>${mail.subject || '(no subject)'}</h1>
<dl><dt>From</dt><dd>${mail.from}</dd>
<dt>To</dt><dd>${mail.to.map((address, at) => html`${at > 0 ? ', ' : null}<a href="/mailboxes/${encodeURIComponent(address)}">${address}</a>`)}</dd>
<dt>Received</dt><dd>${renderTime(mail.receivedAt)}</dd>
${mail.attachments.map((file) => html`<dt>File</dt><dd>${file.filename} · ${file.contentType} · ${file.size} bytes</dd>`)}</dl>
${mail.links.length === 0 ? null : html`<h2>Links</h2><div class="sheet">${mail.links.map((address) => html`<div>${link(address)}</div>`)}</div>`}
${mail.html === null ? null : html`<h2>As designed</h2><iframe title="The mail as designed" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mails/${mail.id}/html"></iframe>`}
<h2>As text</h2><pre class="sheet">${linkify(mail.text)}</pre>`,
  });
}
