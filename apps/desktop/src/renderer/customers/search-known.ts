import { looksLikePhone, searchDigits, type CustomerHit, type CustomerView } from '@sysops/domain/customers';

/** Callers that this computer has seen before, found by the same rules as on the server: phone digits, name, e-mail. */
export function searchKnown(known: readonly CustomerView[], query: string): CustomerHit[] {
  const text = query.trim().toLowerCase();
  if (text === '') return [];
  const digits = looksLikePhone(text) ? searchDigits(text) : null;
  const fits = ({ name, email, phone }: CustomerView): boolean => (digits ? phone.endsWith(digits) || searchDigits(phone).includes(digits) : name.toLowerCase().includes(text) || email.toLowerCase().includes(text));
  return known.filter(fits).slice(0, 10).map(({ id, name, email, phone, place }) => ({ id, name, email, phone, city: place.address.city, zip: place.address.zip, covered: false, foundBy: digits ? 'phone' : 'name', found: null }));
}
