/** What everybody of the demonstration types; the sign-in page shows it. Real accounts never get it. */
export const demoPassword = 'squad-demo-2026';

/** Long before the demonstration's history; people's ids come from it, so that they are the same in every installation. */
export const beginning = Date.UTC(2025, 0, 6);

export type StaffMember = { readonly id: string; readonly role: 'agent' | 'manager' | 'admin'; readonly name: string; readonly email: string; readonly totpSecret: string };

const staffMember = (n: number, role: StaffMember['role'], name: string): StaffMember => {
  const first = name.split(' ')[0] ?? name;
  return { id: `01943a00-0000-7000-8000-00000000000${n}`, role, name, email: `${first.toLowerCase()}@squad.example`, totpSecret: `demo-second-factor-of-${first.toLowerCase()}` };
};

export const staff: readonly StaffMember[] = [
  staffMember(1, 'agent', 'Grace Lindqvist'),
  staffMember(2, 'agent', 'Omar Haddad'),
  staffMember(3, 'manager', 'Priya Raman'),
  staffMember(4, 'manager', 'Walter Boone'),
  staffMember(5, 'admin', 'Ines Carvalho'),
  // Money above the refund limit wants two.
  staffMember(6, 'admin', 'Tomas Berg'),
];
