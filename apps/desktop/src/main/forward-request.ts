/** As much as any request of ours carries. */
const mostBytes = 1024 * 1024;

/** What a page may say to the server, and hear from it. Cookies are neither: they stay in the program's own session. */
const requestHeaders = ['accept', 'content-type', 'last-event-id', 'trpc-accept'];
const responseHeaders = ['content-type', 'cache-control', 'retry-after', 'x-request-id', 'vary'];

const pick = (from: Headers, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (from.has(name) ? [[name, from.get(name) ?? '']] : [])));

export const isForServer = (pathname: string): boolean => pathname.startsWith('/trpc/') || pathname.startsWith('/api/auth/');

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Hands a page's call on to the server with the program's session cookie, and the answer back without it. A server that
 * cannot be reached looks to the page like any network failure.
 */
export async function forwardRequest(request: Request, server: string, fetch: Fetch): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const body = request.method === 'POST' ? await request.arrayBuffer() : null;
  if (body && body.byteLength > mostBytes) return new Response(null, { status: 413 });
  try {
    const answer = await fetch(`${server}${pathname}${search}`, {
      method: request.method,
      headers: { ...pick(request.headers, requestHeaders), origin: server },
      credentials: 'include',
      redirect: 'error',
      cache: 'no-store',
      signal: request.signal,
      ...(body ? { body } : {}),
    });
    return new Response(answer.body, { status: answer.status, headers: { ...pick(answer.headers, responseHeaders), 'x-content-type-options': 'nosniff' } });
  } catch {
    return Response.error();
  }
}
