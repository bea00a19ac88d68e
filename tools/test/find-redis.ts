import { existsSync } from 'node:fs';
import { findProgram, installDebianPackages } from './debian-package.ts';

/** A Redis server's program: REDIS_SERVER_PATH, the system's, else Debian's package when we may install it; null when there is none. */
export function findRedis(say: (line: string) => void): string | null {
  const wished = process.env['REDIS_SERVER_PATH'];
  if (wished && existsSync(wished)) return wished;
  const found = findProgram(['redis-server', 'valkey-server']);
  if (found) return found;
  return installDebianPackages(['redis-server'], say) ? findProgram(['redis-server']) : null;
}
