import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ServerUrl } from '../bridge/contract.ts';

const Settings = z.object({ server: ServerUrl });
const otherwise = 'http://127.0.0.1:4000';

/** Where the product runs: SYSOPS_SERVER_URL, else what was chosen last, else this computer. */
export function serverAddress(folder: string): { current: () => string; keep: (server: string) => void } {
  const file = join(folder, 'server.json');
  let server = given() ?? kept(file) ?? otherwise;
  return {
    current: () => server,
    keep: (next) => {
      writeFileSync(file, JSON.stringify({ server: next }));
      server = next;
    },
  };
}

function given(): string | null {
  const wished = process.env['SYSOPS_SERVER_URL'];
  if (!wished) return null;
  const parsed = ServerUrl.safeParse(wished);
  if (!parsed.success) throw new Error(`SYSOPS_SERVER_URL: ${parsed.error.issues[0]?.message ?? 'not an address'}`);
  return parsed.data;
}

function kept(file: string): string | null {
  try {
    return Settings.parse(JSON.parse(readFileSync(file, 'utf8'))).server;
  } catch {
    return null;
  }
}
