import '@sysops/ui/fonts-geist.css';
import './app.css';
import { Toaster } from '@sysops/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/api.ts';
import { keepRead, restoreRead } from './offline/keep-read.ts';
import { restoreDrafts } from './tickets/draft.ts';
import { router } from './shell/router.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// Without what was read before, the program only has to ask the server first.
await Promise.all([restoreRead(queryClient), restoreDrafts()]).catch((error: unknown) => console.error('What this computer kept cannot be read', error));
keepRead(queryClient);

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Toaster />
    </QueryClientProvider>
  </StrictMode>,
);
