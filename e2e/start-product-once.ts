import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDemoSecrets } from '../tools/dev/demo-secrets.ts';
import { startProduct } from '../tools/dev/start-product.ts';

/** One product for all journeys; its addresses reach them by the environment. One that is named there already is used as it is. */
export default async function startProductOnce(): Promise<() => Promise<void>> {
  if (process.env['E2E_URL'] && process.env['E2E_SANDBOX_URL']) return () => Promise.resolve();
  const dataDir = await mkdtemp(join(tmpdir(), 'sysops-e2e-'));
  await chmod(dataDir, 0o755);
  const product = await startProduct({ dataDir, secrets: makeDemoSecrets(), given: { LOG_LEVEL: 'warn', SWEEP_SECONDS: '1' }, seed: 'demo', say: (line) => console.log(`· ${line}`) });
  process.env['E2E_URL'] = product.url;
  process.env['E2E_SANDBOX_URL'] = product.sandboxUrl;
  process.env['E2E_LOGS'] = join(dataDir, 'logs');
  return async () => {
    await product.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
