import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkout } from '../dev/checkout.ts';
import { checkWalls, type Breach } from './check-walls.ts';
import { wallRules } from './wall-rules.ts';

/** Each wall with a file that goes through it: [rule, file, its text]. */
const planted: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['domain-imports-nothing', 'packages/domain/src/tickets/planted.ts', `import 'uuid';`],
  ['db-knows-domain-only', 'packages/db/src/tickets/planted.ts', `import '../../../../apps/server/src/env.ts';`],
  ['orm-only-in-db', 'apps/server/src/http/planted-orm.ts', `import '@mikro-orm/core';`],
  ['server-knows-no-face', 'apps/server/src/http/planted-face.ts', `import '@sysops/ui';`],
  ['no-react-below-the-faces', 'apps/server/src/http/planted-react.ts', `import 'react';`],
  ['ui-fetches-nothing', 'packages/ui/src/planted.ts', `import '@sysops/api-client';`],
  ['faces-use-the-api-client', 'apps/web/src/planted-db.ts', `import '@sysops/db/connection';`],
  ['faces-are-apart', 'apps/web/src/planted-pwa.ts', `import '../../expert-pwa/src/planted-target.ts';`],
  ['router-type-only', 'packages/api-client/src/planted.ts', `import '../../../apps/server/src/router.ts';`],
  ['sdks-only-in-providers', 'apps/server/src/notifications/planted-sdk.ts', `import 'twilio';`],
  ['sandbox-is-apart', 'tools/sandbox/planted.ts', `import '@sysops/domain/shared';`],
  ['no-cycles', 'tools/story/planted-a.ts', `import './planted-b.ts';`],
  ['resolvable', 'tools/story/planted-lost.ts', `import './there-is-no-such-file.ts';`],
  ['slice-notifications-direction', 'apps/server/src/notifications/planted-way.ts', `import '../tickets/index.ts';`],
  ['slice-tickets-direction', 'apps/server/src/tickets/planted-way.ts', `import '../dispatch/planted-target.ts';`],
  ['slice-dispatch-door', 'apps/server/src/dispatch/planted-door.ts', `import '../tickets/act-on-ticket.ts';`],
  ['slice-surveys-tables', 'apps/server/src/surveys/planted-table.ts', `import '@sysops/db/tickets';`],
];
const targets: readonly (readonly [file: string, text: string])[] = [
  ['apps/expert-pwa/src/planted-target.ts', 'export {};'],
  ['apps/server/src/dispatch/planted-target.ts', 'export {};'],
  ['tools/story/planted-b.ts', `import './planted-a.ts';`],
];

let root = '';
let breaches: readonly Breach[] = [];

/** A copy of the house's sources, so that nobody else ever sees what is planted. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sysops-walls-'));
  const sources = (path: string): boolean => !/\/(node_modules|dist|dev-dist)$/.test(path);
  for (const folder of ['apps', 'packages', 'tools', 'e2e']) await cp(join(checkout, folder), join(root, folder), { recursive: true, filter: sources });
  await cp(join(checkout, 'package.json'), join(root, 'package.json'));
  await linkModules(root);
  for (const [file, text] of [...targets, ...planted.map(([, file, text]) => [file, text] as const)]) await plant(file, text);
  ({ breaches } = await checkWalls(root));
}, 60_000);

afterAll(() => rm(root, { recursive: true, force: true }));

async function plant(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), `${text}\n`);
}

async function linkModules(into: string): Promise<void> {
  const modules = join(into, 'node_modules');
  await mkdir(join(modules, '@sysops'), { recursive: true });
  for (const name of ['domain', 'db', 'api-client', 'ui']) await symlink(join(into, 'packages', name), join(modules, '@sysops', name));
  await symlink(join(into, 'apps/server'), join(modules, '@sysops', 'server'));
  for (const name of ['uuid', 'react', 'twilio', 'zod', '@mikro-orm']) await symlink(join(checkout, 'node_modules', name), join(modules, name));
}

describe('a hole in a wall is found', () => {
  test.each(planted.map(([rule, file]) => ({ rule, file })))('$rule: $file', ({ rule, file }) => {
    expect(breaches.filter((breach) => breach.from === file).map((breach) => breach.rule)).toContain(rule);
  });

  test('every wall between packages has a planted hole', () => {
    const proven = new Set(planted.map(([rule]) => rule));
    expect(wallRules.map((rule) => rule.name ?? '').filter((name) => !name.startsWith('slice-') && !proven.has(name))).toEqual([]);
  });
});
