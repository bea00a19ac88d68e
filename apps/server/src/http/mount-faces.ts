import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

type Face = { readonly prefix: string; readonly folder: string };

const built = (path: string): string => fileURLToPath(new URL(`../../../${path}/`, import.meta.url));

/** Longest prefix first; the website takes what is left. */
const faces: readonly Face[] = [
  { prefix: '/expert/', folder: built('expert-pwa/dist') },
  { prefix: '/agent/', folder: built('desktop/dist/renderer') },
  { prefix: '/', folder: built('web/dist') },
];

const hashed = /\/assets\/.+\.[\w-]{8,}\./;

async function sendIndex(reply: FastifyReply, face: Face): Promise<FastifyReply> {
  const html = await readFile(`${face.folder}index.html`, 'utf8');
  return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html);
}

/** Serves the built faces. A path that no file answers is a screen of its face, so it gets that face's page. */
export async function mountFaces(server: FastifyInstance): Promise<void> {
  const present = faces.filter((face) => existsSync(`${face.folder}index.html`));
  for (const [index, face] of present.entries()) {
    await server.register(fastifyStatic, {
      root: face.folder,
      prefix: face.prefix,
      decorateReply: index === 0,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => void reply.header('cache-control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    });
  }
  server.get('/agent', (_request, reply) => reply.redirect('/agent/'));
  server.get('/expert', (_request, reply) => reply.redirect('/expert/'));
  server.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    const page = (request.method === 'GET' || request.method === 'HEAD') && !/^\/(trpc|api|webhooks|simulation)(\/|$)/.test(path) && !/\.[a-z0-9]{2,5}$/i.test(path);
    const face = page ? present.find((f) => path.startsWith(f.prefix)) : undefined;
    if (face) return sendIndex(reply, face);
    return reply.code(404).send({ message: 'There is nothing here', requestId: request.id });
  });
}
