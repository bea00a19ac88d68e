import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { makeDemoSecrets } from '../dev/demo-secrets.ts';
import type { Variables } from '../dev/part-environments.ts';
import { startProduct, type Product } from '../dev/start-product.ts';
import { makeCustomer } from '../story/make-people.ts';
import { enterWorld } from '../story/open-world.ts';
import type { Played } from '../story/play-ticket.ts';
import type { World } from '../story/world.ts';

export type FaultWorld = AsyncDisposable & { readonly product: Product; readonly world: World };

/** The whole product in processes of its own, on a scratch database with the demo data, seen from outside. */
export async function openFaultWorld(given: Variables = {}): Promise<FaultWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sysops-faults-'));
  await chmod(dataDir, 0o755);
  const settings = { SIMULATION: '1', SWEEP_SECONDS: '0.5', LOG_LEVEL: 'warn', DATABASE_URL: '', ...given };
  const product = await startProduct({ dataDir, secrets: makeDemoSecrets(), given: settings, seed: 'demo', faces: false });
  const dispose = async (): Promise<void> => {
    await product.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    return { product, world: await enterWorld(product.url, product.sandboxUrl), [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** ZIPs of the demo's metropolitan area, near its experts. */
const zips = ['10001', '11201', '11101', '10451', '10025', '11215', '10003', '11373'] as const;

/** A registered customer with a plan, about to raise a ticket with an id of his own. */
export async function preparePlayed(world: World, n: number, now: number): Promise<Played> {
  const zip = zips[n % zips.length] ?? '10001';
  const customer = await makeCustomer(world, { n, zip }, now);
  return { row: { afterMs: 0, zip, lat: null, lng: null, channel: 'web' }, customer, ticketId: v7(), number: 0, expert: null, visit: null, spent: null, articleId: null, surveyAnswered: false, problems: [] };
}
