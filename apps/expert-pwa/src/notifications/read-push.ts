/** What the server pushes. Runs in the app's worker, so it needs nothing of a page. */
export type Push = { readonly title: string; readonly body: string; readonly path: string; readonly tag: string; readonly lang: string };

const home = '/expert/';

/** Browsers from before 2024 have no `URL.parse`. */
function parse(path: string, base?: string): URL | null {
  try {
    return new URL(path, base);
  } catch {
    return null;
  }
}

/** The app's own pages only, whatever was sent: never another site, never a path above the app. */
export function pathInApp(path: unknown): string {
  if (typeof path !== 'string') return home;
  const url = parse(path, 'https://app.invalid');
  return url?.origin === 'https://app.invalid' && url.pathname.startsWith(home) ? url.pathname : home;
}

/** A push that cannot be read is still shown: browsers take the permission back from apps that stay silent. */
export function readPush(data: unknown): Push {
  const given: Partial<Record<keyof Push, unknown>> = typeof data === 'object' && data !== null ? data : {};
  const text = (value: unknown, otherwise: string): string => (typeof value === 'string' && value !== '' ? value : otherwise);
  return { title: text(given.title, 'Sysops Squad'), body: text(given.body, ''), path: pathInApp(given.path), tag: text(given.tag, 'account'), lang: text(given.lang, 'en') };
}

/** The window to bring to the front: the one that shows the page already, else any of the app's, else none. */
export function windowFor<T extends { readonly url: string }>(windows: readonly T[], path: string): T | null {
  const ours = windows.filter(({ url }) => parse(url)?.pathname.startsWith(home));
  return ours.find((one) => shows(one, path)) ?? ours[0] ?? null;
}

/** Whether a window shows this page of the app. */
export const shows = ({ url }: { readonly url: string }, path: string): boolean => parse(url)?.pathname === path;

/** From the worker to open windows: something was pushed, or a page is wanted. */
export type WorkerWord = { readonly type: 'PUSHED' } | { readonly type: 'OPEN'; readonly path: string };

export function readWorkerWord(data: unknown): WorkerWord | null {
  if (typeof data !== 'object' || data === null || !('type' in data)) return null;
  if (data.type === 'PUSHED') return { type: 'PUSHED' };
  return data.type === 'OPEN' && 'path' in data ? { type: 'OPEN', path: pathInApp(data.path) } : null;
}
