/// <reference types="node" />
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { preview } from 'vite';

export type GalleryBrowser = {
  open: (query?: string, options?: BrowserContextOptions) => Promise<Page>;
  close: () => Promise<void>;
};

const systemChromium = '/usr/bin/chromium';

/** Serves `gallery/dist` on a free port and opens pages on it; every page fails loudly on its own errors. */
export async function startGallery(): Promise<GalleryBrowser> {
  const server = await preview({
    configFile: `${import.meta.dirname}/vite.config.ts`,
    preview: { host: '127.0.0.1', port: 41_220 },
  });
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('the gallery has no address');
  const browser: Browser = await chromium.launch(existsSync(systemChromium) ? { executablePath: systemChromium } : {});
  return {
    async open(query = '', options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      page.on('pageerror', (error) => {
        throw error;
      });
      await page.goto(`${address}${query}`, { waitUntil: 'networkidle' });
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
