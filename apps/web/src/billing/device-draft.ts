import type { DeviceFacts, DeviceView } from '@sysops/domain/billing';
import type { DeviceCategory } from '@sysops/domain/tickets';
import { v7 } from 'uuid';

/** A device as it is being typed; `bought` as the date field has it, "2026-11-24" or empty. `deviceId` is made once: sending again is the same device. */
export type DeviceDraft = { readonly deviceId: string; readonly category: DeviceCategory | null; readonly brand: string; readonly model: string; readonly serial: string; readonly bought: string };

export const emptyDevice = (categories: readonly DeviceCategory[]): DeviceDraft => ({ deviceId: v7(), category: categories.length === 1 ? (categories[0] ?? null) : null, brand: '', model: '', serial: '', bought: '' });

/** A stored device, to be corrected or bought cover for once more. */
export const draftOfDevice = ({ id, category, brand, model, serial, purchasedAt }: DeviceView): DeviceDraft => ({ deviceId: id, category, brand, model, serial: serial ?? '', bought: purchasedAt === null ? '' : new Date(purchasedAt).toISOString().slice(0, 10) });

export type DeviceFaults = Partial<Record<'category' | 'brand' | 'model', 'missing'>> & { readonly bought?: 'ahead' };

/** Midnight UTC of the day that was typed; null for none. */
export function boughtAt(bought: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(bought) ? Date.parse(`${bought}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

export function deviceFaults(draft: DeviceDraft): DeviceFaults {
  const at = boughtAt(draft.bought);
  return {
    ...(draft.category === null ? { category: 'missing' } : {}), ...(draft.brand.trim() === '' ? { brand: 'missing' } : {}), ...(draft.model.trim() === '' ? { model: 'missing' } : {}),
    ...(at !== null && at > Date.now() + 86_400_000 ? { bought: 'ahead' } : {}),
  };
}

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Null while something is missing. */
export function toDeviceFacts(draft: DeviceDraft): DeviceFacts | null {
  if (draft.category === null || Object.keys(deviceFaults(draft)).length > 0) return null;
  const [serial, at] = [oneLine(draft.serial), boughtAt(draft.bought)];
  return { deviceId: draft.deviceId, category: draft.category, brand: oneLine(draft.brand), model: oneLine(draft.model), ...(serial === '' ? {} : { serial }), ...(at === null ? {} : { purchasedAt: at }) };
}
