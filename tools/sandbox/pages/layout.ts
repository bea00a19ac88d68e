import { html } from './html.ts';
import type { Content, Html } from './html.ts';

export interface PageParts {
  readonly title: string;
  readonly content: Content;
  /** Pages of a payment do not refresh themselves. */
  readonly live?: boolean;
}

/** The frame of every page; it always says that this is a sandbox. */
export function renderPage({ title, content, live = true }: PageParts): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Sandbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/sandbox.css">
${live ? html`<script type="module" src="/assets/live.js"></script>` : null}
</head>
<body>
<div class="notice" role="note">Sandbox – nothing here reaches a real phone, mailbox or bank</div>
<header class="top">${live ? html`<a href="/">Phones and mailboxes</a><span class="live" role="status">Connecting</span>` : html`<b>Sandbox payment page</b>`}</header>
<main>${content}</main>
</body>
</html>`;
}

const clock = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const dayAndClock = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Time of day for today, with the day before that. */
export function renderTime(at: Date): Html {
  const format = at.toDateString() === new Date().toDateString() ? clock : dayAndClock;
  return html`<time class="num" datetime="${at.toISOString()}">${format.format(at)}</time>`;
}

export function renderEmpty(sentence: string): Html {
  return html`<p class="empty">${sentence}</p>`;
}
