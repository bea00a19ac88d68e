import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, string, number, object, Buffer>(scrypt);

/** As the sign-in library stores a password, with a salt given by us. Source: better-auth, crypto/password (scrypt, N 16384, r 16, p 1, 64 bytes). */
export async function hashDemoPassword(password: string, salt: string): Promise<string> {
  const key = await derive(password.normalize('NFKC'), salt, 64, { N: 16_384, r: 16, p: 1, maxmem: 128 * 16_384 * 16 * 2 });
  return `${salt}:${key.toString('hex')}`;
}
