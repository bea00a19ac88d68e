import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { findProgram, installDebianPackages } from './debian-package.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const;

/** A Chromium: CHROMIUM_PATH, the system's, Playwright's own, else Debian's package when we may install it; null when there is none. */
export function findBrowser(say: (line: string) => void): string | null {
  const wished = process.env['CHROMIUM_PATH'];
  if (wished && existsSync(wished)) return wished;
  const system = findProgram(names);
  if (system) return system;
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  return installDebianPackages(['chromium', 'fonts-dejavu-core'], say) ? findProgram(names) : null;
}
