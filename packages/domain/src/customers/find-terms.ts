import { looksLikePhone, searchDigits } from './phone-search.ts';

/** What a person at the desk may have meant with what he typed. */
export type FindTerms = {
  /** The last digits of a phone number. */
  readonly phoneTail: string | null;
  /** Small letters without accents; a piece of a name or of an e-mail address. */
  readonly text: string | null;
  readonly zip: string | null;
  /** Letters and digits of a plan, receipt, invoice or serial number. */
  readonly code: string | null;
};

/** Shorter codes would match half the shelf; digits alone are common. */
const shortestCode = 4;
const shortestDigits = 5;

export const plainText = (typed: string): string => typed.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/g, ' ');

/** Reads a query: "Hernandes 11201" is a name with a ZIP code, "PE-2026-1001" a number on paper, "555-0143" a phone. */
export function findTermsOf(query: string): FindTerms {
  const words = plainText(query).split(' ');
  const zip = words.find((word) => /^\d{5}$/.test(word)) ?? null;
  const named = words.filter((word) => word !== zip && /\p{L}/u.test(word)).join(' ');
  const code = query.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return {
    phoneTail: looksLikePhone(query) ? searchDigits(query) : null,
    text: zip === null ? (named === '' ? null : plainText(query)) : named || null,
    zip,
    code: /\d/.test(code) && code.length >= (/\D/.test(code) ? shortestCode : shortestDigits) && !query.includes('@') ? code : null,
  };
}
