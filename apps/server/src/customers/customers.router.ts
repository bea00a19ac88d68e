import { ChangeEmail, CustomerById, EndSlaOverride, LocateAddress, ProveContact, RegisterCustomer, RegisterForCaller, SearchCustomers, SendContactCode, SetSlaOverride, UpdateProfile } from '@sysops/domain/customers';
import { procedure, publicProcedure, router } from '../trpc/procedures.ts';
import { locateZip } from './locate-zip.ts';
import { proveContact } from './prove-contact.ts';
import { readContacts } from './read-contacts.ts';
import { findCallers, getCustomer, ownCustomerId } from './read-customers.ts';
import { registerCustomer, registerForCaller } from './register-customer.ts';
import { changeEmail, sendContactCode } from './send-code.ts';
import { endSlaOverride, readSlaOverrides, setSlaOverride } from './sla-overrides.ts';
import { updateProfile } from './update-profile.ts';

export const customersRouter = router({
  register: publicProcedure.input(RegisterCustomer).mutation(({ ctx, input }) => registerCustomer(ctx, input)),
  registerForCaller: procedure.input(RegisterForCaller).mutation(({ ctx, input }) => registerForCaller(ctx, input)),
  locateZip: publicProcedure.input(LocateAddress).query(({ input }) => locateZip(input.zip)),
  profile: procedure.query(({ ctx }) => getCustomer(ctx.em, ownCustomerId(ctx))),
  updateProfile: procedure.input(UpdateProfile).mutation(({ ctx, input }) => updateProfile(ctx, input)),
  contacts: procedure.query(({ ctx }) => readContacts(ctx.em, ownCustomerId(ctx))),
  sendCode: procedure.input(SendContactCode).mutation(({ ctx, input }) => sendContactCode(ctx, input)),
  proveContact: procedure.input(ProveContact).mutation(({ ctx, input }) => proveContact(ctx, input)),
  changeEmail: procedure.input(ChangeEmail).mutation(({ ctx, input }) => changeEmail(ctx, input)),
  search: procedure.input(SearchCustomers).query(({ ctx, input }) => findCallers(ctx.em, input)),
  get: procedure.input(CustomerById).query(({ ctx, input }) => getCustomer(ctx.em, input.customerId)),
  slaOverrides: procedure.input(CustomerById).query(({ ctx, input }) => readSlaOverrides(ctx, input)),
  setSlaOverride: procedure.input(SetSlaOverride).mutation(({ ctx, input }) => setSlaOverride(ctx, input)),
  endSlaOverride: procedure.input(EndSlaOverride).mutation(({ ctx, input }) => endSlaOverride(ctx, input)),
});
