import type { DeviceFacts } from '@sysops/domain/billing';
import type { DeviceCategory } from '@sysops/domain/tickets';
import { v7 } from 'uuid';

/** A device as it is being typed. `deviceId` is made once: sending again is the same device. */
export type DeviceDraft = { readonly deviceId: string; readonly category: DeviceCategory | null; readonly brand: string; readonly model: string; readonly serial: string };

export const emptyDevice = (categories: readonly DeviceCategory[]): DeviceDraft => ({ deviceId: v7(), category: categories.length === 1 ? (categories[0] ?? null) : null, brand: '', model: '', serial: '' });

export type DeviceFaults = Partial<Record<'category' | 'brand' | 'model', 'missing'>>;

export function deviceFaults(draft: DeviceDraft): DeviceFaults {
  return { ...(draft.category === null ? { category: 'missing' } : {}), ...(draft.brand.trim() === '' ? { brand: 'missing' } : {}), ...(draft.model.trim() === '' ? { model: 'missing' } : {}) };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Null while something is missing. */
export function toDeviceFacts(draft: DeviceDraft): DeviceFacts | null {
  if (draft.category === null || Object.keys(deviceFaults(draft)).length > 0) return null;
  const serial = oneLine(draft.serial);
  return { deviceId: draft.deviceId, category: draft.category, brand: oneLine(draft.brand), model: oneLine(draft.model), ...(serial === '' ? {} : { serial }) };
}
