import { join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = import.meta.dirname;

/** electron-vite would make addresses relative, which a screen deeper than one level cannot use. */
const underAgent = { name: 'under-agent', enforce: 'post' as const, config: () => ({ base: '/agent/' }) };

/** Three programs. Nothing is left to node_modules at run time; the renderer is also what a browser gets under /agent/. */
export default defineConfig({
  main: {
    build: { outDir: 'dist/main', externalizeDeps: false, rollupOptions: { input: join(here, 'src/main/index.ts') } },
  },
  preload: {
    // A sandboxed preload script must be CommonJS.
    build: { outDir: 'dist/preload', externalizeDeps: false, rollupOptions: { input: join(here, 'src/preload/index.ts'), output: { format: 'cjs', entryFileNames: 'index.cjs' } } },
  },
  renderer: {
    root: join(here, 'src/renderer'),
    plugins: [react(), tailwindcss(), underAgent],
    build: { outDir: join(here, 'dist/renderer'), emptyOutDir: true, minify: true, target: 'es2022', chunkSizeWarningLimit: 1000, rollupOptions: { input: join(here, 'src/renderer/index.html') } },
  },
});
