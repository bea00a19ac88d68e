import { createApp } from './app.ts';
import { readEnv } from './env.ts';
import { createHttpServer } from './http/create-http-server.ts';
import { enrolDemoStaff } from './identity/index.ts';

const env = readEnv(process.env);
const app = await createApp(env, 'server');
await enrolDemoStaff(app);
const server = await createHttpServer(app);
await server.listen({ port: env.PORT, host: env.HOST });
app.log.info({ addresses: server.addresses() }, 'server started');

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), 25_000).unref();
  app.live.stop();
  await server.close();
  await app.close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
