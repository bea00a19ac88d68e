import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

export default defineConfig({
  root: import.meta.dirname,
  base: '/expert/',
  plugins: [
    react(),
    tailwindcss(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,woff2}'],
        // County outlines are large and only needed for maps: kept on first use by the service worker instead.
        globIgnores: ['**/counties-*', '**/*cyrillic*', '**/*vietnamese*'],
        maximumFileSizeToCacheInBytes: 1_000_000,
      },
      manifest: {
        id: '/expert/',
        name: 'Sysops Squad Expert',
        short_name: 'Squad',
        description: 'Jobs, places and past fixes for experts in the field, with or without a signal.',
        start_url: '/expert/',
        scope: '/expert/',
        display: 'standalone',
        orientation: 'portrait-primary',
        background_color: '#1c2024',
        theme_color: '#1c2024',
        lang: 'en',
        categories: ['business', 'productivity'],
        icons: [
          { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        shortcuts: [{ name: 'Past fixes', url: '/expert/knowledge' }],
      },
    }),
  ],
  build: { outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 1000 },
  server: { host: '127.0.0.1' },
});
