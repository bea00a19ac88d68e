import { RegisterCustomer } from '@sysops/domain/customers';
import { describe, expect, it } from 'vitest';
import { emptyRegistration, firstFaulty, registerSteps, stepOfField, toRegisterCustomer, type RegisterDraft } from './register-draft.ts';

const secret = { password: 'a long enough password' };
const full: RegisterDraft = {
  ...emptyRegistration('es'), receipt: ' R-1001 ', receiptZip: '43215', name: 'Ana  Ruiz', line1: '12 Elm St', zip: '43215', city: 'Columbus', state: 'OH',
  pin: { lat: 39.96, lng: -83 }, pinConfirmed: true, phone: '(614) 555-0143', email: 'ana@example.com',
};

describe('a registration', () => {
  it('becomes what the server takes', () => {
    expect(RegisterCustomer.parse(toRegisterCustomer(full, secret))).toMatchObject({
      customerId: full.customerId, name: 'Ana Ruiz', phone: '+16145550143', language: 'es', claim: { receiptNumber: 'R-1001', zip: '43215' },
      place: { address: { line1: '12 Elm St', state: 'OH' }, location: { lat: 39.96, lng: -83, source: 'pin' } },
    });
  });

  it('leads to the first step that lacks something', () => {
    expect(firstFaulty(full, secret)).toBeNull();
    expect(firstFaulty({ ...full, pinConfirmed: false }, secret)).toBe(registerSteps.indexOf('address'));
    expect(firstFaulty({ ...full, phone: '555' }, { password: '' })).toBe(registerSteps.indexOf('contact'));
    expect(firstFaulty(full, { password: 'short' })).toBe(registerSteps.indexOf('password'));
    expect(toRegisterCustomer(full, { password: 'short' })).toBeNull();
  });

  it('finds the step of a refusal', () => {
    expect(stepOfField('claim.receiptNumber')).toBe(0);
    expect(stepOfField('email')).toBe(registerSteps.indexOf('contact'));
    expect(stepOfField(undefined)).toBe(registerSteps.length - 1);
  });
});
