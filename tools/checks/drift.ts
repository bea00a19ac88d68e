import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { checkout } from '../dev/checkout.ts';
import { madeFiles } from '../docs/files.ts';

let drifted = 0;
for (const { path, text } of madeFiles()) {
  const found = await readFile(path, 'utf8').catch(() => '');
  if (found === text) continue;
  drifted += 1;
  console.error(`${relative(checkout, path)} is not what the code says: run npm run docs`);
}
console.log(`drift: ${drifted} made files differ`);
process.exitCode = drifted > 0 ? 1 : 0;
