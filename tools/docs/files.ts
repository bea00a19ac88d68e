import { join } from 'node:path';
import { checkout } from '../dev/checkout.ts';
import { writeConfigurationPage, writeEnvExample } from './write-configuration.ts';

/** Files that are made from the code: path and text. */
export const madeFiles = (): readonly { readonly path: string; readonly text: string }[] => [
  { path: join(checkout, '.env.example'), text: writeEnvExample() },
  { path: join(checkout, 'docs/configuration.md'), text: writeConfigurationPage() },
];
