/** Text that is safe to send as HTML; only `html` and `linkify` make it. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type Content = string | number | null | Html | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

function render(content: Content): string {
  if (content === null) return '';
  if (content instanceof Html) return content.source;
  if (typeof content === 'string' || typeof content === 'number') return escapeHtml(String(content));
  return content.map(render).join('');
}

/** Template tag: everything put in is escaped unless it is Html itself. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(parts.reduce((text, part, at) => text + render(contents[at - 1] ?? null) + part));
}

const ADDRESS = /https?:\/\/[^\s<>"']+/g;

/** Text with its http(s) addresses as links that open in a new tab. */
export function linkify(text: string): Html {
  const pieces: Content[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(/[.,;:!?)\]]+$/, '');
    pieces.push(text.slice(end, match.index), link(address));
    end = match.index + address.length;
  }
  return html`${[...pieces, text.slice(end)]}`;
}

export function link(address: string): Html {
  return html`<a href="${address}" target="_blank" rel="noopener noreferrer">${address}</a>`;
}
