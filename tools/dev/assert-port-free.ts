import { once } from 'node:events';
import { createServer } from 'node:net';

/** @throws one clear line when somebody listens on `port` of 127.0.0.1 */
export async function assertPortFree(port: number, setting: string): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    throw new Error(`Port ${port} is in use by another program: stop it, or choose another port with ${setting}=…`);
  }
  server.close();
  await once(server, 'close');
}
