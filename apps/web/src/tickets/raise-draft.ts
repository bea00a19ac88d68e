import type { DeviceView } from '@sysops/domain/billing';
import { zoneOfState } from '@sysops/domain/notifications';
import type { Place } from '@sysops/domain/shared';
import type { DeviceCategory, RaiseTicket, VisitWindow } from '@sysops/domain/tickets';
import { v7 } from 'uuid';
import { windowOf, type DayPart } from './visit-times.ts';

/** What a customer has answered so far. `ticketId` is made once, so that sending again is the same ticket. */
export type RaiseDraft = {
  readonly ticketId: string;
  readonly step: number;
  /** A device of the contract, or `other` for free text. */
  readonly device: string | null;
  readonly category: DeviceCategory | null;
  readonly label: string;
  /** A work type, or `other`. */
  readonly problem: string | null;
  readonly description: string;
  readonly place: 'home' | 'elsewhere';
  readonly line1: string;
  readonly line2: string;
  readonly zip: string;
  readonly city: string;
  readonly state: string;
  readonly accessNotes: string;
  readonly window: 'asap' | 'window';
  readonly day: string | null;
  readonly part: DayPart | null;
};

export const other = 'other';

export const emptyDraft = (device: string | null): RaiseDraft => ({
  ticketId: v7(), step: 0, device, category: null, label: '', problem: null, description: '',
  place: 'home', line1: '', line2: '', zip: '', city: '', state: '', accessNotes: '', window: 'asap', day: null, part: null,
});

export type Fault = 'missing' | 'pick' | 'zip' | 'past';
export type Faults = Partial<Record<keyof RaiseDraft, Fault>>;

/** The questions in their order. */
export const questions = ['device', 'problem', 'where', 'when'] as const;
export type Question = (typeof questions)[number];

const blank = (text: string): boolean => text.trim() === '';

function deviceFaults(draft: RaiseDraft): Faults {
  if (draft.device === null) return { device: 'pick' };
  if (draft.device !== other) return {};
  return { ...(draft.category === null ? { category: 'pick' } : {}), ...(blank(draft.label) ? { label: 'missing' } : {}) };
}

function placeFaults(draft: RaiseDraft): Faults {
  if (draft.place === 'home') return {};
  return {
    ...(blank(draft.line1) ? { line1: 'missing' } : {}),
    ...(/^\d{5}$/.test(draft.zip) && draft.state !== '' ? {} : { zip: 'zip' }),
    ...(blank(draft.city) ? { city: 'missing' } : {}),
  };
}

/** What a question still lacks; `zone` is the IANA zone of the place. */
export function faultsOf(question: Question, draft: RaiseDraft, at: { readonly now: number; readonly timeZone: string }): Faults {
  switch (question) {
    case 'device': return deviceFaults(draft);
    case 'problem': return { ...(draft.problem === null ? { problem: 'pick' } : {}), ...(blank(draft.description) ? { description: 'missing' } : {}) };
    case 'where': return placeFaults(draft);
    case 'when': {
      if (draft.window === 'asap') return {};
      if (!draft.day) return { day: 'pick' };
      return draft.part && windowOf(draft, at) ? {} : { part: draft.part ? 'past' : 'pick' };
    }
  }
}

/** The place of the visit: the customer's own, or the one he typed. The server puts a typed one on the map by its ZIP code. */
export function placeOf(draft: RaiseDraft, home: Place): Place {
  const notes = blank(draft.accessNotes) ? {} : { accessNotes: draft.accessNotes.replace(/\s+/g, ' ').trim() };
  if (draft.place === 'home') return { ...home, ...notes };
  const { line1, line2, city, state, zip } = draft;
  return { address: { line1: line1.trim(), ...(blank(line2) ? {} : { line2: line2.trim() }), city: city.trim(), state, zip }, location: null, ...notes };
}

export const zoneOf = (draft: RaiseDraft, home: Place): string => zoneOfState(draft.place === 'home' ? home.address.state : draft.state);

export const deviceOf = (draft: RaiseDraft, devices: readonly DeviceView[]): DeviceView | null => devices.find(({ id }) => id === draft.device) ?? null;

/** What is sent; null while an answer is missing. */
export function toRaiseTicket(draft: RaiseDraft, known: { readonly devices: readonly DeviceView[]; readonly home: Place; readonly now: number }): RaiseTicket | null {
  const at = { now: known.now, timeZone: zoneOf(draft, known.home) };
  if (questions.some((question) => Object.keys(faultsOf(question, draft, at)).length > 0)) return null;
  const own = deviceOf(draft, known.devices);
  const category = own?.category ?? draft.category;
  const window: VisitWindow | null = draft.window === 'asap' ? { kind: 'asap' } : windowOf(draft, at);
  if (!category || !window) return null;
  return {
    ticketId: draft.ticketId,
    device: { deviceId: own?.id ?? null, category, label: own?.label ?? draft.label.replace(/\s+/g, ' ').trim() },
    problemCode: draft.problem === other ? null : draft.problem,
    description: draft.description.trim(),
    place: placeOf(draft, known.home),
    window,
  };
}
