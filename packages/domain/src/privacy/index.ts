import * as z from 'zod';
import { CommandId, emailAddress } from '../shared/index.ts';

/** Typed by hand, so that nobody erases himself by a wrong press. */
export const EraseMe = z.object({ commandId: CommandId, email: emailAddress });
export type EraseMe = z.infer<typeof EraseMe>;
