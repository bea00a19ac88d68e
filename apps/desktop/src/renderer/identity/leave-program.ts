import { toast } from '@sysops/ui';
import { auth, queryClient } from '../api/api.ts';
import { forgetRead } from '../offline/keep-read.ts';

/** Signs out and forgets what was read. Drafts and unsent tickets stay on this computer for the same agent. */
export async function leaveProgram(): Promise<void> {
  try {
    await auth.signOut();
  } catch {
    toast.error('You are still signed in', { description: 'The server cannot be reached, so it cannot end your session.' });
    return;
  }
  await forgetRead(queryClient);
  location.replace('/agent/');
}
