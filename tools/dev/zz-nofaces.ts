import { makeDemoSecrets } from './demo-secrets.ts';
import { startProduct } from './start-product.ts';
import { printAddresses } from './print-addresses.ts';
const t = Date.now();
const p = await startProduct({ dataDir: process.argv[2]!, secrets: makeDemoSecrets(), given: { LOG_LEVEL: 'warn' }, ports: { server: 4700, sandbox: 4710, smtp: 4725 }, seed: 'demo', faces: false, say: (l) => console.log('·', l) });
console.log('started in', Date.now() - t, 'ms');
await printAddresses(p);
for (const s of ['SIGINT', 'SIGTERM'] as const) process.on(s, () => void p.stop().then(() => process.exit(0)));
