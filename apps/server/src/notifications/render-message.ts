import { shorten, toGsm, type MessageChannel } from '@sysops/domain/notifications';
import type { LanguageCode } from '@sysops/domain/shared';
import type { ContentOf, MessageContent, MessageText, Templates } from './message-content.ts';
import { en } from './templates/en.ts';
import { es } from './templates/es.ts';
import { mailHtml, mailText } from './templates/mail-layout.ts';

const languages: Readonly<Record<LanguageCode, Templates>> = { en, es };

/** One template for the kind of its content; the pairing is what `Templates` promises. */
function textOf<Kind extends MessageContent['kind']>(templates: Templates, content: ContentOf<Kind> & { readonly kind: Kind }): MessageText {
  const template: (given: ContentOf<Kind>) => MessageText = templates[content.kind];
  return template(content);
}

export type Rendered = { readonly subject: string | null; readonly body: string; readonly html: string | null };

/** A subject is a header: one line, whatever the data says. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Characters. A push service takes 4096 bytes, sealed; what a phone shows is far less. */
const pushLimits = { title: 120, body: 600 } as const;

/** Writes a message for one channel in one language. Pure. */
export function renderMessage(content: MessageContent, to: { readonly channel: MessageChannel; readonly language: LanguageCode }): Rendered {
  const text = textOf(languages[to.language], content);
  if (to.channel === 'sms') return { subject: null, body: toGsm(text.sms), html: null };
  if (to.channel === 'push') return { subject: shorten(oneLine(text.subject), pushLimits.title), body: shorten(text.paragraphs.join('\n'), pushLimits.body), html: null };
  const mail = { ...text, subject: oneLine(text.subject) };
  return { subject: mail.subject, body: mailText(mail, to.language), html: mailHtml(mail, to.language) };
}
