import { envSchema } from '@sysops/server/env';
import * as z from 'zod';

type Setting = { readonly name: string; readonly about: string; readonly otherwise: string | undefined; readonly required: boolean };

const JsonSchema = z.object({ properties: z.record(z.string(), z.object({ description: z.string().default(''), default: z.union([z.string(), z.number(), z.boolean()]).optional() }).loose()), required: z.array(z.string()).default([]) }).loose();

/** Every setting of the server and the worker, read from the schema that the programs themselves read. */
function readSettings(): Setting[] {
  const schema = JsonSchema.parse(z.toJSONSchema(envSchema, { io: 'input', unrepresentable: 'any' }));
  return Object.entries(schema.properties).map(([name, property]) => {
    const fallback = property.default ?? (property['enum'] ? '0' : undefined);
    const otherwise = fallback === undefined || fallback === '' ? undefined : fallback === true ? '1' : fallback === false ? '0' : String(fallback);
    return { name, about: property.description, otherwise, required: schema.required.includes(name) };
  });
}

/** Settings of the commands of this repository, not of the programs. */
const commands: readonly Setting[] = [
  { name: 'SANDBOX_PORT', about: 'Port of the sandbox that `npm start` runs.', otherwise: '4010', required: false },
  { name: 'SANDBOX_SMTP_PORT', about: 'Port of the sandbox’s mail inbox.', otherwise: '4025', required: false },
  { name: 'SANDBOX_DATA_FILE', about: 'Where the sandbox of `npm start` keeps messages, mails, push subscriptions and everything of Stripe for the next start; a SIGKILL costs what changed in the last second.', otherwise: '.data/sandbox.memory', required: false },
  { name: 'CHROMIUM_PATH', about: 'Chromium for the journeys; else the system’s, Playwright’s, or Debian’s package.', otherwise: undefined, required: false },
  { name: 'REDIS_SERVER_PATH', about: 'Program redis-server for the Redis half of the queue tests.', otherwise: undefined, required: false },
  { name: 'ELECTRON_OVERRIDE_DIST_PATH', about: 'Folder of an Electron for `npm run desktop` and its tests.', otherwise: undefined, required: false },
];

/** Text of `.env.example`. */
export function writeEnvExample(): string {
  const lines = ['# Every setting, made from apps/server/src/env.ts by `npm run docs`. Copy to .env and change what you need;', '# without any of it `npm start` runs on an embedded database and the sandbox.', ''];
  for (const setting of [...readSettings(), ...commands]) lines.push(`# ${setting.about}`, `# ${setting.name}=${setting.otherwise ?? ''}`, '');
  return lines.join('\n');
}

/** Text of docs/configuration.md. */
export function writeConfigurationPage(): string {
  const row = (setting: Setting): string => `| \`${setting.name}\` | ${setting.required ? 'required' : setting.otherwise === undefined ? 'empty' : `\`${setting.otherwise}\``} | ${setting.about} |`;
  const head = ['| setting | when not set | meaning |', '| --- | --- | --- |'];
  return [
    '# Configuration', '', 'Made from `apps/server/src/env.ts` by `npm run docs`; `npm run check` fails when this page and the schema differ.',
    'A wrong or missing setting stops the start with its name and the reason, never with its value.', '',
    '## Server and worker', '', ...head, ...readSettings().map(row), '',
    '`npm start` sets what is required by itself: an embedded database in `.data/`, secrets and keys made on the first start, and the sandbox as the provider of texts, mail and payments and as one more push service. Setting real `TWILIO_*`, `SMTP_URL`, `STRIPE_*` or `VAPID_*` values in `.env` takes that provider out of the sandbox.', '',
    '## Commands of this repository', '', ...head, ...commands.map(row), '',
  ].join('\n');
}
