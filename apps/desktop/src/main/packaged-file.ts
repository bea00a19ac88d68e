import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2',
};

/** The same policy as the server's, with images and data from ourselves only. */
const policy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "object-src 'none'",
].join('; ');

const prefix = '/agent/';

/** A file of the renderer by the path of its URL. A path without a file is a screen and gets the page; nothing outside the folder is ever read. */
export async function packagedFile(folder: string, pathname: string): Promise<Response> {
  const path = decodedPath(pathname);
  if (path === null || !path.startsWith(prefix)) return new Response('There is nothing here', { status: 404 });
  const name = path.slice(prefix.length);
  const wanted = join(folder, extname(name) ? name : 'index.html');
  if (!wanted.startsWith(folder + sep)) return new Response('There is nothing here', { status: 404 });
  const type = types[extname(wanted)];
  const content = type ? await readFile(wanted).catch(() => null) : null;
  if (!content || !type) return new Response('There is nothing here', { status: 404 });
  return new Response(new Uint8Array(content), { headers: { 'content-type': type, 'content-security-policy': policy, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-cache' } });
}

function decodedPath(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname);
    return path.includes('\0') ? null : path;
  } catch {
    return null;
  }
}
