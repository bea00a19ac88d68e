import type { RegisterForCaller } from '@sysops/domain/customers';
import { v7 as uuid } from 'uuid';
import { factsOfDevice, type DeviceDraft } from '../billing/device-draft.ts';
import { newPerson, storedPerson, type PersonDraft } from './person-draft.ts';

export type How = 'claim' | 'buy' | 'none';

/** A new caller as he is being typed. Both ids are made once: sent again it is the same person and the same purchase. */
export type CallerDraft = {
  readonly customerId: string;
  readonly contractId: string;
  readonly person: PersonDraft;
  readonly email: string;
  readonly how: How;
  readonly receipt: string;
  readonly receiptZip: string;
  readonly planCode: string | null;
  readonly device: DeviceDraft | null;
};

export const newCaller = (phone: string): CallerDraft => ({ customerId: uuid(), contractId: uuid(), person: newPerson(phone), email: '', how: 'claim', receipt: '', receiptZip: '', planCode: null, device: null });

export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

/** The plan that comes with him; null while something is missing. */
function planOf({ how, receipt, receiptZip, planCode, device, contractId }: CallerDraft, now: number): Pick<RegisterForCaller, 'claim' | 'purchase'> | null {
  if (how === 'none') return {};
  if (how === 'claim') return receipt.trim() !== '' && /^\d{5}$/.test(receiptZip) ? { claim: { receiptNumber: receipt.trim(), zip: receiptZip } } : null;
  const facts = device && factsOfDevice(device, now);
  return planCode !== null && facts ? { purchase: { contractId, planCode, devices: [facts] } } : null;
}

/** What the server takes; null while something is missing. */
export function registrationOf(draft: CallerDraft, now: number): RegisterForCaller | null {
  const [profile, plan] = [storedPerson(draft.person), planOf(draft, now)];
  return profile && plan && isEmail(draft.email) ? { customerId: draft.customerId, email: draft.email.trim(), ...profile, ...plan } : null;
}
