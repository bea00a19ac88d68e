import * as z from 'zod';

export const Role = z.enum(['customer', 'expert', 'agent', 'manager', 'admin']);
export type Role = z.infer<typeof Role>;

/** Staff can read everybody's data, so none of their rights counts before a second factor. An expert sees his own visits only. */
export const staffRoles: readonly Role[] = ['agent', 'manager', 'admin'];

/** Who acts. One account may hold several roles; customerId and expertId are set when the account is one. */
export type Actor = {
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly customerId: string | null;
  readonly expertId: string | null;
};

export const hasRole = (actor: Actor, ...roles: readonly Role[]): boolean => actor.roles.some((role) => roles.includes(role));
