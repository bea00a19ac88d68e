import type { DeviceFacts, DeviceView } from '@sysops/domain/billing';
import type { DeviceCategory } from '@sysops/domain/tickets';
import { v7 as uuid } from 'uuid';

/** A device as it is being typed; `bought` as "2026-11-24" or empty. Its id is made once: sent again it is the same device. */
export type DeviceDraft = { readonly deviceId: string; readonly category: DeviceCategory | null; readonly brand: string; readonly model: string; readonly serial: string; readonly bought: string };

export const newDevice = (categories: readonly DeviceCategory[]): DeviceDraft => ({ deviceId: uuid(), category: categories.length === 1 ? (categories[0] ?? null) : null, brand: '', model: '', serial: '', bought: '' });

/** A day as the date field has it. Source: HTML, date state. */
const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const draftOfDevice = ({ id, category, brand, model, serial, purchasedAt }: DeviceView): DeviceDraft => ({ deviceId: id, category, brand, model, serial: serial ?? '', bought: purchasedAt === null ? '' : dayText(purchasedAt) });

/** The same thing under a new plan. */
export const sameDeviceAgain = (device: DeviceView): DeviceDraft => ({ ...draftOfDevice(device), deviceId: uuid() });

const day = /^\d{4}-\d{2}-\d{2}$/;

export type DeviceFaults = Partial<Record<'category' | 'brand' | 'model' | 'bought', string>>;

export function deviceFaults({ category, brand, model, bought }: DeviceDraft, now: number): DeviceFaults {
  const at = boughtAt(bought);
  return {
    ...(category === null ? { category: 'Choose the kind' } : {}),
    ...(brand.trim() === '' ? { brand: 'Ask for the make' } : {}),
    ...(model.trim() === '' ? { model: 'Ask for the model' } : {}),
    ...(bought !== '' && (at === null || at > now + 86_400_000) ? { bought: 'A day that has been' } : {}),
  };
}

/** Midnight UTC of a typed day; null for none. */
export function boughtAt(bought: string): number | null {
  const at = day.test(bought) ? Date.parse(`${bought}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What the server takes; null while something is missing. */
export function factsOfDevice(draft: DeviceDraft, now: number): DeviceFacts | null {
  if (draft.category === null || Object.keys(deviceFaults(draft, now)).length > 0) return null;
  const [serial, at] = [oneLine(draft.serial), boughtAt(draft.bought)];
  return { deviceId: draft.deviceId, category: draft.category, brand: oneLine(draft.brand), model: oneLine(draft.model), ...(serial === '' ? {} : { serial }), ...(at === null ? {} : { purchasedAt: at }) };
}
