import { toGsm } from '@sysops/domain/notifications';
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

/** Writes a message for one channel in one language. Pure. */
export function renderMessage(content: MessageContent, to: { readonly channel: 'email' | 'sms'; readonly language: LanguageCode }): Rendered {
  const text = textOf(languages[to.language], content);
  if (to.channel === 'sms') return { subject: null, body: toGsm(text.sms), html: null };
  const mail = { ...text, subject: oneLine(text.subject) };
  return { subject: mail.subject, body: mailText(mail, to.language), html: mailHtml(mail, to.language) };
}
