import { createContext, use } from 'react';

/** The signed-in expert. */
export type Session = { readonly expertId: string; readonly name: string };

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('This screen needs a signed-in expert');
  return session;
}
