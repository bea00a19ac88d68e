import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.ts';

/** Reads `.env` when there is one; a variable that is set already wins. */
export function readSettings(): Readonly<Record<string, string | undefined>> {
  const file = join(checkout, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}

/** @throws when the setting is no port */
export function portFrom(given: Readonly<Record<string, string | undefined>>, name: string, otherwise: number): number {
  const text = given[name];
  if (!text) return otherwise;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${name} must be a port from 1 to 65535, not "${text}".`);
  return port;
}
