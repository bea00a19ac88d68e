import * as z from 'zod';

const nul = String.fromCharCode(0);

/** PostgreSQL refuses NUL and cannot encode a lone surrogate; both pass `z.string()`. */
const storable = (value: string): boolean => !value.includes(nul) && value.isWellFormed();

/** Trimmed, required text of at most `max` characters that every store and channel can carry. */
export const text = (max: number) =>
  z.string().trim().min(1).max(max).refine(storable, { error: 'Contains characters that cannot be stored' });

/** As `text`, but may be empty. */
export const optionalText = (max: number) =>
  z.string().trim().max(max).refine(storable, { error: 'Contains characters that cannot be stored' });

/** One line: names, street lines, reasons. CR and LF would let a value forge mail headers. */
export const line = (max: number) => text(max).refine((v) => !/[\r\n]/.test(v), { error: 'Must be one line' });

/** E.164: `+` and 8 to 15 digits. Source: ITU-T E.164. */
export const phoneNumber = z.string().regex(/^\+[1-9]\d{7,14}$/, { error: 'Must be a phone number such as +12025550143' });

export const emailAddress = z.email().max(254).refine(storable, { error: 'Contains characters that cannot be stored' });

export const languageCode = z.enum(['en', 'es']);
export type LanguageCode = z.infer<typeof languageCode>;
