/**
 * THE table: capability names, and which capability of the server may call which other one directly, through its door.
 * Everything else goes by fact. The walls check and the symmetry check read it.
 */
export const slices = {
  identity: [],
  customers: ['identity', 'billing'],
  billing: ['identity'],
  experts: ['identity'],
  tickets: ['identity', 'customers', 'billing'],
  sla: ['identity', 'tickets'],
  dispatch: ['identity', 'tickets', 'experts', 'sla'],
  // Reads addresses and names of those it writes to; nobody imports it.
  notifications: ['identity', 'customers', 'experts'],
  knowledge: ['identity', 'tickets'],
  surveys: ['identity', 'tickets'],
  // A person's own copy of everything, and his erasure from everything; nobody imports it.
  privacy: ['identity', 'customers', 'billing', 'tickets'],
} as const satisfies Record<string, readonly string[]>;

export type SliceName = keyof typeof slices;

export const sliceNames = Object.keys(slices) as SliceName[];
