import { dehydrate, hydrate, type DehydratedState, type QueryClient } from '@tanstack/react-query';
import { forgetRead, keep, readKept } from './store.ts';

const key = 'screens';
/** Grows when a view changes its shape, so that an old one is not shown by new code. */
const shape = 2;
const saveAfter = 400;

type Kept = { readonly shape: number; readonly state: DehydratedState };

const isKept = (value: unknown): value is Kept => typeof value === 'object' && value !== null && 'shape' in value && value.shape === shape && 'state' in value;

/** Puts back what was on the screens when the app was last open. */
export async function restoreScreens(queryClient: QueryClient): Promise<void> {
  const kept = await readKept(key);
  if (isKept(kept)) hydrate(queryClient, kept.state);
}

/** Writes every answer to disk soon after it came. Returns how to stop. */
export function keepScreens(queryClient: QueryClient): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const save = (): void => {
    timer = null;
    const state = dehydrate(queryClient, { shouldDehydrateQuery: ({ state: { status } }) => status === 'success' });
    keep(key, { shape, state } satisfies Kept).catch((error: unknown) => console.error('This phone cannot keep what was read', error));
  };
  const stop = queryClient.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') timer ??= setTimeout(save, saveAfter);
  });
  return () => {
    stop();
    if (timer) clearTimeout(timer);
  };
}

/** After sign-out the next person sees nothing of the last one. */
export async function forgetScreens(queryClient: QueryClient): Promise<void> {
  queryClient.clear();
  await forgetRead();
}
