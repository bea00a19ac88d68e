import { api, auth, queryClient } from '../api/api.ts';
import { forgetScreens } from '../offline/keep-screens.ts';

const storageKey = 'expert';

/** After a sign-in: whoever was here before leaves nothing to read, unless it is the same expert. */
export async function enterApp(): Promise<void> {
  const me = await queryClient.fetchQuery({ ...api.identity.me.queryOptions(), staleTime: 0 });
  const expertId = me?.expertId ?? '';
  const before = localStorage.getItem(storageKey);
  localStorage.setItem(storageKey, expertId);
  if (before === null || before === expertId) return queryClient.invalidateQueries();
  await forgetScreens(queryClient);
  location.reload();
}

const endPushes = async (): Promise<string | null> => (await import('../notifications/push-browser.ts')).forgetPush();

/** Signs out and forgets what was read. Unsent changes stay on the phone. Rejects without a signal. */
export async function leaveApp(): Promise<void> {
  await auth.signOut();
  await endPushes().catch((error: unknown) => console.error('Pushes to this device could not be ended', error));
  await forgetScreens(queryClient);
  localStorage.removeItem(storageKey);
  location.replace('/expert/');
}
