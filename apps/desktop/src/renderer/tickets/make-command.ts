import type { DeviceView } from '@sysops/domain/billing';
import type { CustomerView } from '@sysops/domain/customers';
import { Place } from '@sysops/domain/shared';
import { RaiseTicket, type VisitWindow } from '@sysops/domain/tickets';
import { otherDevice, otherProblem, type Draft } from './draft.ts';

export type Part = 'problem' | 'description' | 'device' | 'address';

type Known = { readonly customer: CustomerView; readonly devices: readonly DeviceView[] };

function deviceOf(draft: Draft, devices: readonly DeviceView[]): RaiseTicket['device'] | null {
  const known = devices.find(({ id }) => id === draft.deviceId);
  if (known) return { deviceId: known.id, category: known.category, label: known.label };
  const label = draft.deviceLabel.trim();
  return draft.deviceId === otherDevice && draft.deviceCategory && label ? { deviceId: null, category: draft.deviceCategory, label } : null;
}

/** Another address than the caller's own has no pin: the server places it by its ZIP code. */
function placeOf(draft: Draft, customer: CustomerView): Place | null {
  const { address, accessNotes } = draft;
  const notes = accessNotes.trim() ? { accessNotes: accessNotes.trim() } : {};
  if (!address) return { ...customer.place, ...notes };
  const { line2, ...rest } = address;
  const parsed = Place.safeParse({ address: { ...rest, ...(line2.trim() ? { line2 } : {}) }, location: null, ...notes });
  return parsed.success ? parsed.data : null;
}

export function windowOf(when: string): VisitWindow {
  const [from, to] = when.split('-').map(Number);
  return from && to ? { kind: 'window', from, to } : { kind: 'asap' };
}

/** The command that the draft stands for, or what is still missing, in the order of the screen. */
export function makeCommand(draft: Draft, { customer, devices }: Known): { readonly missing: readonly Part[]; readonly command: RaiseTicket | null } {
  const device = deviceOf(draft, devices);
  const place = placeOf(draft, customer);
  const missing: Part[] = [
    ...(draft.problemCode === null ? ['problem' as const] : []),
    ...(draft.description.trim() === '' ? ['description' as const] : []),
    ...(device ? [] : ['device' as const]),
    ...(place ? [] : ['address' as const]),
  ];
  if (missing.length > 0 || !device || !place) return { missing, command: null };
  const parsed = RaiseTicket.safeParse({
    ticketId: draft.ticketId,
    customerId: customer.id,
    device,
    problemCode: draft.problemCode === otherProblem ? null : draft.problemCode,
    description: draft.description,
    place,
    window: windowOf(draft.when),
    ...(draft.priority ? { priority: draft.priority } : {}),
  });
  if (parsed.success) return { missing: [], command: parsed.data };
  const [first] = parsed.error.issues[0]?.path ?? [];
  return { missing: [first === 'place' ? 'address' : first === 'device' ? 'device' : 'description'], command: null };
}
