import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { checkout } from '../dev/checkout.ts';
import { madeFiles } from './files.ts';

for (const { path, text } of madeFiles()) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  console.log(`wrote ${relative(checkout, path)}`);
}
