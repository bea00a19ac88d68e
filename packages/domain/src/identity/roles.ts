import * as z from 'zod';

export const Role = z.enum(['customer', 'expert', 'agent', 'manager', 'admin']);
export type Role = z.infer<typeof Role>;

/** Staff hold other people's data, so they need a second factor. Experts are staff of the field and sign in likewise. */
export const staffRoles: readonly Role[] = ['expert', 'agent', 'manager', 'admin'];

/** Who acts. One account may hold several roles; customerId and expertId are set when the account is one. */
export type Actor = {
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly customerId: string | null;
  readonly expertId: string | null;
};

export const hasRole = (actor: Actor, ...roles: readonly Role[]): boolean => actor.roles.some((role) => roles.includes(role));
