import { RaiseTicket } from '@sysops/domain/tickets';
import type { Place } from '@sysops/domain/shared';
import { describe, expect, it } from 'vitest';
import { emptyDraft, faultsOf, other, toRaiseTicket, type RaiseDraft } from './raise-draft.ts';

const home: Place = { address: { line1: '12 Elm St', city: 'Columbus', state: 'OH', zip: '43215' }, location: { lat: 39.96, lng: -83, source: 'zip' } };
const device = { id: '01900000-0000-7000-8000-000000000001', category: 'tv' as const, brand: 'Sony', model: 'Bravia', label: 'Sony Bravia', serial: null, purchasedAt: null };
const now = Date.UTC(2026, 10, 24, 15);
const known = { devices: [device], home, now };
const at = { now, timeZone: 'America/New_York' };
const full: RaiseDraft = { ...emptyDraft(device.id), problem: 'tv-no-picture', description: ' No picture ' };

describe('a draft of a ticket', () => {
  it('becomes what the server takes', () => {
    const sent = toRaiseTicket(full, known);
    expect(RaiseTicket.parse(sent)).toMatchObject({ ticketId: full.ticketId, device: { deviceId: device.id, category: 'tv', label: 'Sony Bravia' }, description: 'No picture', place: home, window: { kind: 'asap' } });
  });

  it('is not sent while an answer is missing', () => {
    expect(toRaiseTicket({ ...full, description: '  ' }, known)).toBeNull();
    expect(toRaiseTicket({ ...full, window: 'window', day: '2026-11-25', part: null }, known)).toBeNull();
    expect(faultsOf('device', { ...full, device: other }, at)).toEqual({ category: 'pick', label: 'missing' });
  });

  it('takes a place elsewhere without a pin', () => {
    const sent = toRaiseTicket({ ...full, place: 'elsewhere', line1: '1 Main St', zip: '60601', city: 'Chicago', state: 'IL', accessNotes: 'Ring\ntwice' }, known);
    expect(RaiseTicket.parse(sent).place).toEqual({ address: { line1: '1 Main St', city: 'Chicago', state: 'IL', zip: '60601' }, location: null, accessNotes: 'Ring twice' });
  });

  it('names a ZIP code that nobody knows', () => {
    expect(faultsOf('where', { ...full, place: 'elsewhere', line1: '1 Main St', zip: '00000', city: 'X', state: '' }, at)).toEqual({ zip: 'zip' });
  });

  it('sends something else without a work type', () => {
    expect(toRaiseTicket({ ...full, problem: other }, known)?.problemCode).toBeNull();
  });
});
