import type { Role } from '@sysops/domain/identity';
import { createContext, use } from 'react';

/** The signed-in manager or admin. */
export type Staff = { readonly name: string; readonly email: string; readonly roles: readonly Role[] };

export const StaffContext = createContext<Staff | null>(null);

/** Who works here, and what his roles let him do; the server refuses the rest anyway. */
export function useStaff(): Staff & { readonly isManager: boolean; readonly isAdmin: boolean } {
  const staff = use(StaffContext);
  if (!staff) throw new Error('This screen needs a signed-in manager or admin');
  return { ...staff, isManager: staff.roles.includes('manager'), isAdmin: staff.roles.includes('admin') };
}
