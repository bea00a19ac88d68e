import type { PlanView } from '@sysops/domain/billing';
import type { RegisterCustomer } from '@sysops/domain/customers';
import { Password } from '@sysops/domain/identity';
import type { LanguageCode } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { deviceFaults, emptyDevice, toDeviceFacts, type DeviceDraft, type DeviceFaults } from '../billing/device-draft.ts';
import { addressFaults, emptyProfile, nameFaults, phoneFaults, storedProfile, type ProfileDraft, type ProfileFaults } from './profile-draft.ts';

/** Everything but the password, which is never written down. `customerId` is made once: sending again is the same person. */
export type RegisterDraft = ProfileDraft & { readonly customerId: string; readonly step: number; readonly receipt: string; readonly receiptZip: string; readonly email: string; readonly purchase: PurchaseDraft | null };

/** The plan that is bought instead of a receipt; its contract's id is made once. */
export type PurchaseDraft = { readonly planCode: string; readonly contractId: string; readonly device: DeviceDraft };

export const emptyRegistration = (language: LanguageCode, plan: PlanView | null = null): RegisterDraft => ({
  ...emptyProfile(language), customerId: v7(), step: 0, receipt: '', receiptZip: '', email: '', purchase: plan ? { planCode: plan.code, contractId: v7(), device: emptyDevice(plan.categories) } : null,
});

export const registerSteps = ['receipt', 'name', 'address', 'contact', 'messages', 'password'] as const;
export type RegisterStep = (typeof registerSteps)[number];

export type RegisterFaults = ProfileFaults & { readonly receipt?: 'missing'; readonly receiptZip?: 'zip'; readonly email?: 'email'; readonly password?: 'short'; readonly device?: DeviceFaults };

export type Secret = { readonly password: string };

const purchaseFaults = ({ device }: PurchaseDraft): RegisterFaults => (Object.keys(deviceFaults(device)).length > 0 ? { device: deviceFaults(device) } : {});

/** What a step still lacks. */
export function registerFaults(step: RegisterStep, draft: RegisterDraft, { password }: Secret): RegisterFaults {
  switch (step) {
    case 'receipt': return draft.purchase ? purchaseFaults(draft.purchase) : { ...(draft.receipt.trim() === '' ? { receipt: 'missing' } : {}), ...(/^\d{5}$/.test(draft.receiptZip) ? {} : { receiptZip: 'zip' }) };
    case 'name': return nameFaults(draft);
    case 'address': return addressFaults(draft);
    case 'contact': return { ...phoneFaults(draft), ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.email.trim()) ? {} : { email: 'email' }) };
    case 'messages': return {};
    case 'password': return Password.safeParse(password).success ? {} : { password: 'short' };
  }
}

/** The first step that lacks something; null when all is there. */
export const firstFaulty = (draft: RegisterDraft, secret: Secret): number | null => {
  const at = registerSteps.findIndex((step) => Object.keys(registerFaults(step, draft, secret)).length > 0);
  return at === -1 ? null : at;
};

export function toRegisterCustomer(draft: RegisterDraft, { password }: Secret): RegisterCustomer | null {
  const profile = storedProfile(draft);
  if (!profile || firstFaulty(draft, { password }) !== null) return null;
  const device = draft.purchase ? toDeviceFacts(draft.purchase.device) : null;
  const how = draft.purchase && device ? { purchase: { contractId: draft.purchase.contractId, planCode: draft.purchase.planCode, devices: [device] } } : { claim: { receiptNumber: draft.receipt.trim(), zip: draft.receiptZip } };
  return { customerId: draft.customerId, email: draft.email.trim(), password, ...profile, ...how };
}

const ofFields: Readonly<Record<string, RegisterStep>> = { claim: 'receipt', planCode: 'receipt', devices: 'receipt', name: 'name', place: 'address', phone: 'contact', email: 'contact', channel: 'messages', language: 'messages', password: 'password' };

/** The step that a refusal of the server is about. */
export const stepOfField = (field: unknown): number => {
  const step = typeof field === 'string' ? ofFields[field.split('.')[0] ?? ''] : undefined;
  return step ? registerSteps.indexOf(step) : registerSteps.length - 1;
};
