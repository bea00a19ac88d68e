import type { Role } from '../identity/roles.ts';
import type { ArticleAudience, ArticleState } from './knowledge-commands.ts';

/** What somebody may read: any pair of these, and whatever he wrote himself. */
export type Readable = { readonly audiences: readonly ArticleAudience[]; readonly states: readonly ArticleState[] };

const readableBy: Readonly<Record<Role, Readable>> = {
  customer: { audiences: ['customer'], states: ['validated'] },
  expert: { audiences: ['customer', 'staff', 'expert'], states: ['validated', 'not_validated'] },
  agent: { audiences: ['customer', 'staff'], states: ['validated', 'not_validated'] },
  manager: { audiences: ['customer', 'staff', 'expert'], states: ['validated', 'not_validated', 'draft', 'archived'] },
  admin: { audiences: ['customer', 'staff', 'expert'], states: ['validated', 'not_validated', 'draft', 'archived'] },
};

const widest: readonly Role[] = ['admin', 'manager', 'expert', 'agent', 'customer'];

/** By the widest of the roles somebody holds; each role in this order reads all that the next one does. Nobody's is nothing. */
export function readableFor(roles: readonly Role[]): Readable {
  const role = widest.find((one) => roles.includes(one));
  return role ? readableBy[role] : { audiences: [], states: [] };
}

/** A change by somebody who does not keep the base has to be looked at again; a keeper's own change keeps the state. */
export const stateAfterEdit = (state: ArticleState, byKeeper: boolean): ArticleState => (state === 'validated' && !byKeeper ? 'not_validated' : state);

export const mayRead = (readable: Readable, article: { readonly audience: ArticleAudience; readonly state: ArticleState }): boolean =>
  readable.audiences.includes(article.audience) && readable.states.includes(article.state);
