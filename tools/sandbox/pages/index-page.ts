import type { Mail } from '../smtp/mail.ts';
import type { PushMessage } from '../push/push-message.ts';
import type { Shelf } from '../shelf.ts';
import type { SmsMessage } from '../twilio/sms-message.ts';
import { html } from './html.ts';
import type { Content, Html } from './html.ts';
import { renderEmpty, renderPage, renderTime } from './layout.ts';
import { describePush, shortToken } from './push-pages.ts';

const SHOWN = 200;
const FRESH_MS = 60_000;

interface Row {
  readonly href: string;
  readonly name: string;
  readonly last: string;
  readonly at: Date;
  readonly count: number;
}

export interface Shelves {
  readonly messages: Shelf<SmsMessage>;
  readonly mails: Shelf<Mail>;
  readonly pushes: Shelf<PushMessage>;
}

/** Every phone, mailbox and browser, newest first; the search looks at addresses and at the newest message. */
export function renderIndex({ messages, mails, pushes }: Shelves, search: string): Html {
  const wanted = search.trim().toLowerCase();
  const phones = rowsOf(messages, wanted, (phone, sms) => ({
    href: `/phones/${encodeURIComponent(phone)}`, last: sms.body, at: sms.createdAt,
  }));
  const mailboxes = rowsOf(mails, wanted, (address, mail) => ({
    href: `/mailboxes/${encodeURIComponent(address)}`, last: mail.subject || '(no subject)', at: mail.receivedAt,
  }));
  const browsers = rowsOf(pushes, wanted, (token, push) => ({ href: `/pushes/${token}`, last: describePush(push), at: push.receivedAt })).map((row) => ({ ...row, name: `Browser ${shortToken(row.name)}` }));
  return renderPage({
    title: 'Phones and mailboxes',
    content: html`<h1>Phones and mailboxes</h1>
<p class="lead">Every SMS and every mail the product sends ends here, and every push to a browser that subscribed here.</p>
<form class="search" role="search"><input type="search" name="q" value="${search}" placeholder="Number, address or words" aria-label="Search phones and mailboxes"><button>Search</button></form>
<div class="columns" data-live>
${renderGroup('Phones', phones, wanted ? 'No phone matches.' : 'No phone has a message yet.')}
${renderGroup('Mailboxes', mailboxes, wanted ? 'No mailbox matches.' : 'No mailbox has a mail yet.')}
${browsers.length === 0 ? null : renderGroup('Pushes', browsers, '')}
</div>`,
  });
}

function rowsOf<T>(shelf: Shelf<T>, wanted: string, describe: (key: string, newest: T) => Pick<Row, 'href' | 'last' | 'at'>): Row[] {
  const rows: Row[] = [];
  for (const key of shelf.keys()) {
    const items = shelf.under(key);
    const newest = items.at(-1);
    if (newest === undefined) continue;
    const row = { name: key, count: items.length, ...describe(key, newest) };
    if (`${row.name} ${row.last}`.toLowerCase().includes(wanted)) rows.push(row);
    if (rows.length === SHOWN) break;
  }
  return rows;
}

function renderGroup(title: string, rows: readonly Row[], empty: string): Html {
  const count = rows.length === SHOWN ? `newest ${SHOWN}` : String(rows.length);
  const list: Content = rows.length === 0 ? renderEmpty(empty) : html`<ul class="list">${rows.map(renderRow)}</ul>`;
  return html`<section><div class="heading"><h2>${title}</h2><span class="meta num">${count}</span></div>${list}</section>`;
}

function renderRow(row: Row): Html {
  const fresh = Date.now() - row.at.getTime() < FRESH_MS ? ' fresh' : '';
  return html`<li><a class="row${fresh}" href="${row.href}"><b class="num">${row.name}</b>${renderTime(row.at)}<span>${row.last}</span><span class="count">${row.count}</span></a></li>`;
}
