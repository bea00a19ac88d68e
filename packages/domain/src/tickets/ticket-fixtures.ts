import type { ActorRef, TicketEvent, TicketFacts } from './ticket.ts';

/** A covered, complete ticket of a fixed morning; tests change what they are about. */
export const t0 = 1_780_000_000_000;

export const people = {
  customer: { role: 'customer', accountId: 'c', name: 'Cleo' },
  agent: { role: 'agent', accountId: 'a', name: 'Ana' },
  expert: { role: 'expert', accountId: 'e', name: 'Eli' },
  manager: { role: 'manager', accountId: 'm', name: 'Mo' },
  system: { role: 'system', accountId: null, name: 'Sysops Squad' },
} as const satisfies Record<string, ActorRef>;

export const visit = { assignmentId: '00000000-0000-7000-8000-0000000000a1', expertId: '00000000-0000-7000-8000-0000000000e1', expert: { name: 'Eli Ode', firstName: 'Eli', languages: ['en'], skills: ['tv-repair'] } };

export const factsWith = (changes: Partial<Omit<TicketFacts, 'version'>> = {}): Omit<TicketFacts, 'version'> => ({
  id: '00000000-0000-7000-8000-000000000001',
  number: 100_001,
  customerId: '00000000-0000-7000-8000-0000000000c1',
  channel: 'web',
  raisedBy: people.customer,
  device: { deviceId: '00000000-0000-7000-8000-0000000000d1', category: 'tv', label: 'Vista V55' },
  problem: { code: 'tv-no-picture', title: 'No picture', description: 'Dark since noon', requiredSkills: [{ skill: 'tv-repair', level: 2 }], expectedMinutes: 60 },
  priority: 'normal',
  place: { address: { line1: '1 Main St', city: 'New York', state: 'NY', zip: '10001' }, location: { lat: 40.75, lng: -73.99, source: 'zip' } },
  window: { kind: 'asap' },
  cover: { covered: true, reason: 'active', contractId: 'k', planVersionId: 'v', tier: 'standard' },
  createdAt: t0,
  reopened: false,
  escalated: false,
  pinned: false,
  pin: null,
  preferredExpertId: null,
  excludedExpertIds: [],
  previousExpertId: null,
  ...changes,
});

const at = (minutes: number): number => t0 + minutes * 60_000;

/** One good history, step by step. */
export const story = {
  raised: { type: 'TicketRaised', at: t0, by: people.customer, facts: factsWith(), triageReasons: [] },
  offered: { type: 'TicketOffered', at: at(1), by: people.system, expiresAt: at(11) },
  assigned: { type: 'TicketAssigned', at: at(2), by: people.expert, ...visit, departAt: at(5), arriveBy: at(25) },
  travelling: { type: 'TravelStarted', at: at(5), by: people.expert, eta: at(25) },
  arrived: { type: 'ExpertArrived', at: at(24), by: people.expert },
  completed: { type: 'TicketCompleted', at: at(80), by: people.expert, resolution: 'repaired', summary: 'New backlight' },
} as const satisfies Record<string, TicketEvent>;
