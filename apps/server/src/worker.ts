import { constants, getPriority, setPriority } from 'node:os';
import { createApp } from './app.ts';
import { readEnv } from './env.ts';
import { assertUniqueNames, clocks, subscribers } from './jobs.ts';
import { createQueueBackend } from './outbox/queue-backend.ts';
import { runWorker } from './outbox/run-worker.ts';

const env = readEnv(process.env);
assertUniqueNames();
// Where both run on one machine a caller waits for the server; what follows from his ticket may take a moment longer.
if (getPriority() < constants.priority.PRIORITY_BELOW_NORMAL) setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const app = await createApp(env, 'worker');
const backend = createQueueBackend(env, (queue, error) => app.log.warn({ queue, error: error.message }, 'queue unreachable'));
const worker = await runWorker(app, { backend, subscribers, clocks });
app.log.info({ subscribers: subscribers.map((s) => s.name), queue: env.REDIS_URL ? 'redis' : 'postgres' }, 'worker started');

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  // Handlers that hang must not keep the program: what they did not finish is still owed.
  setTimeout(() => process.exit(1), 25_000).unref();
  await worker.stop();
  await app.close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
