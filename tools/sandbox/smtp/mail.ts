import { randomUUID } from 'node:crypto';
import { simpleParser } from 'mailparser';

/** One received mail; `to` are the envelope's recipients, in lower case. */
export interface Mail {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly messageId: string | null;
  /** Header names in lower case; repeated headers joined by a line break. */
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly { readonly filename: string; readonly contentType: string; readonly size: number }[];
  /** Every http(s) address in the mail, once, in order. */
  readonly links: readonly string[];
  readonly receivedAt: Date;
}

export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

/** Parses the raw bytes of a mail as they came over SMTP. */
export async function parseMail(raw: Buffer, envelope: Envelope): Promise<Mail> {
  const parsed = await simpleParser(raw, { skipTextToHtml: true });
  const html = parsed.html || null;
  const headers: Record<string, string> = {};
  for (const { key, line } of parsed.headerLines) {
    const value = line.slice(key.length + 1).replace(/\r?\n\s+/g, ' ').trim();
    headers[key] = key in headers ? `${headers[key]}\n${value}` : value;
  }
  return {
    id: randomUUID(),
    from: parsed.from?.text ?? envelope.from,
    to: envelope.to,
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html,
    messageId: parsed.messageId ?? null,
    headers,
    attachments: parsed.attachments.map((file) => ({
      filename: file.filename ?? 'unnamed',
      contentType: file.contentType,
      size: file.size,
    })),
    links: findLinks(parsed.text ?? '', html),
    receivedAt: new Date(),
  };
}

function findLinks(text: string, html: string | null): readonly string[] {
  const inHtml = [...(html ?? '').matchAll(/\bhref\s*=\s*(["'])(https?:\/\/.*?)\1/gi)].map((match) => decodeEntities(match[2] ?? ''));
  const inText = [...text.matchAll(/https?:\/\/[^\s<>"')\]]+/g)].map((match) => match[0].replace(/[.,;:!?]+$/, ''));
  return [...new Set([...inHtml, ...inText])];
}

function decodeEntities(attribute: string): string {
  return attribute.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
}
