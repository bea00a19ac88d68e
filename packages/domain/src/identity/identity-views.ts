import type { Role } from './roles.ts';

/** The signed-in person as every face shows it. */
export type MeView = {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly customerId: string | null;
  readonly expertId: string | null;
};

/** One line of the sign-in page's list in demo mode. `totpCode` is the code valid now, for staff. */
export type DemoSignIn = {
  readonly label: string;
  readonly role: Role;
  readonly email: string;
  readonly password: string;
  readonly totpCode: string | null;
};
