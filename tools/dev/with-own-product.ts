import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDemoSecrets } from './demo-secrets.ts';
import { startProduct, type Product } from './start-product.ts';

/** Runs `work` against a product of its own with the demo world, and takes everything away afterwards. */
export async function withOwnProduct(name: string, work: (product: Product) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), `sysops-${name}-`));
  await chmod(dataDir, 0o755);
  const product = await startProduct({ dataDir, secrets: makeDemoSecrets(), given: { LOG_LEVEL: 'warn' }, seed: 'demo', say: (line) => console.log(`· ${line}`) });
  try {
    await work(product);
  } finally {
    await product.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
