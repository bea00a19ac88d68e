import { phoneNumber } from '@sysops/domain/shared';
import { describe, expect, it } from 'vitest';
import { readablePhone, toE164 } from './phone.ts';

describe('a phone number', () => {
  it('is understood however it is typed', () => {
    for (const typed of ['(614) 555-0143', '614.555.0143', '1 614 555 0143', '+1 614-555-0143']) expect(toE164(typed)).toBe('+16145550143');
    expect(toE164('+34 612 345 678')).toBe('+34612345678');
  });

  it('is refused when digits are missing', () => {
    for (const typed of ['', '555-0143', '0145550143', '16145', '+12']) expect(toE164(typed)).toBeNull();
  });

  it('comes back as it was shown', () => {
    expect(readablePhone('+16145550143')).toBe('(614) 555-0143');
    expect(toE164(readablePhone('+16145550143'))).toBe('+16145550143');
    expect(phoneNumber.parse(toE164(readablePhone('+34612345678')))).toBe('+34612345678');
  });
});
