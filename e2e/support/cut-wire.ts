import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A wire to the product that a test can cut and mend: while it is cut, nobody answers. */
export type Wire = AsyncDisposable & { readonly url: string; cut(): void; mend(): void };

export async function layWire(to: string): Promise<Wire> {
  let whole = true;
  const sockets = new Set<Socket>();
  const forward = (asked: IncomingMessage, answer: ServerResponse): void => {
    const passed = request(`${to}${asked.url ?? '/'}`, { method: asked.method, headers: { ...asked.headers, host: new URL(to).host, ...(asked.headers.origin ? { origin: to } : {}) } }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    asked.pipe(passed);
  };
  const server = createServer(forward);
  server.on('connection', (socket) => {
    if (!whole) return void socket.destroy();
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      whole = false;
      close();
    },
    mend: () => void (whole = true),
    async [Symbol.asyncDispose]() {
      close();
      server.close();
      await once(server, 'close');
    },
  };
}
