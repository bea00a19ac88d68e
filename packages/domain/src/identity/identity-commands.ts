import * as z from 'zod';
import { emailAddress } from '../shared/index.ts';

/** Length over rules of composition. Source: NIST SP 800-63B, 5.1.1.2. */
export const Password = z.string().min(10, { error: 'Use at least 10 characters' }).max(128);

export const SignIn = z.object({ email: emailAddress, password: z.string().min(1).max(128) });
export type SignIn = z.infer<typeof SignIn>;
