import '@sysops/ui/fonts-geist.css';
import '@sysops/ui/fonts-bricolage.css';
import './app.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/api.ts';
import { LanguageProvider } from './messages/use-messages.tsx';
import { router } from './shell/router.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const Toasts = lazy(async () => ({ default: (await import('./shell/toasts.tsx')).Toasts }));

createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Suspense fallback={null}>
          <Toasts />
        </Suspense>
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
);
