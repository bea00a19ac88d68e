import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api, queryClient } from '../api/api.ts';
import { hurryOutbox } from '../offline/outbox.ts';
import { readWorkerWord } from './read-push.ts';

/** Keeps this device's pushes alive, opens what a pressed notification is about, and looks for news when one comes. */
export function usePushes(expertId: string): void {
  const router = useRouter();
  const { data } = useQuery(api.notifications.pushKey.queryOptions(undefined, { staleTime: Infinity }));
  useEffect(() => {
    if (!data) return;
    const renew = async (): Promise<void> => (await import('./push-browser.ts')).renewPush(data.publicKey, expertId);
    renew().catch((error: unknown) => console.info('Pushes are not renewed', error));
  }, [data, expertId]);
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return undefined;
    const onMessage = (event: MessageEvent): void => {
      const word = readWorkerWord(event.data);
      if (word?.type === 'OPEN') router.history.push(word.path);
      if (word) {
        hurryOutbox();
        queryClient.invalidateQueries({ queryKey: api.dispatch.myJobs.queryKey() }).catch((error: unknown) => console.error('The jobs cannot be read again', error));
      }
    };
    navigator.serviceWorker.addEventListener('message', onMessage);
    return () => navigator.serviceWorker.removeEventListener('message', onMessage);
  }, [router]);
}
