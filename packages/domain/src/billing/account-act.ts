import * as z from 'zod';
import type { Role } from '../identity/roles.ts';
import type { Instant } from '../shared/index.ts';

/** What can be done to a customer's account, by himself or by staff for him. */
export const AccountAct = z.enum([
  'registered', 'profile_changed', 'plan_bought', 'plan_claimed', 'plan_cancelled', 'plan_resumed', 'device_added', 'device_corrected', 'device_removed', 'pay_link_sent', 'card_link_sent',
]);
export type AccountAct = z.infer<typeof AccountAct>;

/** `about`: the plan or device, in words. `role`: in which role the person acted. */
export type AccountActView = {
  readonly id: string;
  readonly act: AccountAct;
  readonly about: string | null;
  readonly contractId: string | null;
  readonly by: { readonly name: string; readonly role: Extract<Role, 'customer' | 'agent' | 'manager' | 'admin'> };
  readonly at: Instant;
};
