import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

const skipped = new Set(['node_modules', 'dist', 'dev-dist', '.data', '.nx']);

/** Every TypeScript source below the given folders of `root`, as paths relative to `root`, sorted. */
export async function listSources(root: string, folders: readonly string[] = ['apps', 'packages', 'tools', 'e2e']): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) await walk(join(root, folder), found);
  return found.map((path) => relative(root, path)).sort();
}

async function walk(folder: string, found: string[]): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    if (skipped.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await walk(path, found);
    else if (/\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts')) found.push(path);
  }
}

export const isTest = (path: string): boolean => /\.(test|e2e)\.tsx?$|-fixtures?\.tsx?$|^e2e\//.test(path);
