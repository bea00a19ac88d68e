import { createApiClient } from '@sysops/api-client';
import type { DemoSignIn } from '@sysops/domain/identity';
import type { Product } from './start-product.ts';

const face: Readonly<Record<DemoSignIn['role'], string>> = { customer: '/', expert: '/expert/', agent: '/agent/', manager: '/console', admin: '/console' };

/** The table that a person who has just started the product needs: where to look and as whom. */
export async function printAddresses(product: Product): Promise<void> {
  const { url, sandboxUrl } = product;
  const lines = [
    ['Customers', `${url}/`],
    ['Console (managers, admins)', `${url}/console`],
    ['Call centre (agents)', `${url}/agent/`],
    ['Experts (installable)', `${url}/expert/`],
    ['Sandbox: phones and mailboxes', sandboxUrl],
  ];
  console.log(`\nSysops Squad runs.\n\n${table(lines)}`);
  const people = await createApiClient({ origin: url }).identity.demoSignIns.query();
  if (people.length > 0) {
    const rows = people.map((who) => [who.role, who.email, who.password, who.totpCode ? `code ${who.totpCode} now; later codes on the sign-in page` : '', face[who.role]]);
    console.log(`\nDemo sign-ins\n\n${table([['role', 'e-mail', 'password', 'second factor', 'where'], ...rows])}`);
  }
  console.log('\nCtrl-C stops everything.\n');
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((wide, row) => row.map((cell, i) => Math.max(wide[i] ?? 0, cell.length)), []);
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}
