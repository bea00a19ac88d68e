import type { MeView } from '@sysops/domain/identity';
import { createContext, use } from 'react';

export const SessionContext = createContext<MeView | null>(null);

/** The signed-in agent. */
export function useSession(): MeView {
  const session = use(SessionContext);
  if (!session) throw new Error('This screen needs a signed-in agent');
  return session;
}
