import type { LanguageCode } from '@sysops/domain/shared';
import type { MessageText } from '../message-content.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Makes data safe between tags and inside quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? char);

const footers = { en: 'You get this mail because of your Sysops Squad account.', es: 'Recibe este correo por su cuenta de Sysops Squad.' } as const;

const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** A mail without pictures, scripts or outside files; sand paper, ink text, one signal line. */
export function mailHtml(text: MessageText, language: LanguageCode): string {
  const paragraphs = text.paragraphs.map((p) => `<p style="margin:0 0 16px;font-size:16px;line-height:1.5">${escapeHtml(p).replace(/\n/g, '<br>')}</p>`).join('');
  const action = text.action
    ? `<p style="margin:24px 0 8px"><a href="${escapeHtml(text.action.url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#1c2024;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">${escapeHtml(text.action.label)}</a></p>`
    : '';
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(text.subject)}</title></head>`
    + `<body style="margin:0;padding:24px 12px;background:#f9f9f8;color:#1c2024;${font}"><table role="presentation" width="100%" style="max-width:560px;margin:0 auto;border-collapse:separate;border:1px solid #dad9d6;border-radius:10px;background:#fdfdfc">`
    + `<tr><td style="padding:20px 28px;background:#1c2024;border-radius:9px 9px 0 0;border-bottom:4px solid #bdee63;color:#ffffff;font-size:16px;font-weight:650">Sysops Squad</td></tr>`
    + `<tr><td style="padding:28px"><h1 style="margin:0 0 16px;font-size:22px;line-height:1.2">${escapeHtml(text.subject)}</h1>${paragraphs}${action}</td></tr></table>`
    + `<p style="max-width:560px;margin:16px auto 0;font-size:12px;line-height:1.5;color:#63635e">${footers[language]}</p></body></html>`;
}

/** The same mail for programs that show text only. */
export const mailText = (text: MessageText, language: LanguageCode): string =>
  [...text.paragraphs, ...(text.action ? [`${text.action.label}: ${text.action.url}`] : []), `-- \n${footers[language]}`].join('\n\n');
