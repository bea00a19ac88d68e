import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { assertPortFree } from './assert-port-free.ts';
import { dataFolder } from './checkout.ts';
import { readDemoSecrets } from './demo-secrets.ts';
import { giveDemoCards } from './give-demo-cards.ts';
import { printAddresses } from './print-addresses.ts';
import { portFrom, readSettings } from './read-settings.ts';
import { startProduct } from './start-product.ts';

const { values } = parseArgs({ options: { data: { type: 'string', default: dataFolder } } });
const say = (line: string): void => console.log(`· ${line}`);
const stopping = new AbortController();
let stop = async (): Promise<void> => undefined;

async function end(): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  console.log('\nStopping…');
  await stop();
  process.exit(0);
}
// A terminal sends SIGINT to npm and to us, and npm sends it on: only the first one counts.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());

try {
  const given = readSettings();
  const ports = { server: portFrom(given, 'PORT', 4000), sandbox: portFrom(given, 'SANDBOX_PORT', 4010), smtp: portFrom(given, 'SANDBOX_SMTP_PORT', 4025) };
  const sandboxFile = given['SANDBOX_DATA_FILE'] || join(values.data, 'sandbox.memory');
  const cardsGiven = join(values.data, 'demo-cards-given');
  // What the sandbox took for an earlier world would be payments of nobody in a new one.
  const onNewWorld = async (): Promise<void> => void (await Promise.all([sandboxFile, cardsGiven].map((file) => rm(file, { force: true }))));
  const starting = startProduct({ dataDir: values.data, secrets: await readDemoSecrets(join(values.data, 'demo-secrets.json')), given, ports, seed: 'demo', sandboxFile, onNewWorld, say, signal: stopping.signal, beforeParts: () => assertPortsFree(ports) });
  stop = () => starting.then((product) => product.stop(), () => undefined);
  const product = await starting;
  if (!given['STRIPE_SECRET_KEY']) await giveDemoCards(product, cardsGiven, say).catch((error: unknown) => say(`the demonstration’s customers have no card yet: ${error instanceof Error ? error.message : String(error)}`));
  await printAddresses(product);
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

async function assertPortsFree(ports: { readonly server: number; readonly sandbox: number; readonly smtp: number }): Promise<void> {
  await assertPortFree(ports.server, 'PORT');
  await assertPortFree(ports.sandbox, 'SANDBOX_PORT');
  await assertPortFree(ports.smtp, 'SANDBOX_SMTP_PORT');
}
