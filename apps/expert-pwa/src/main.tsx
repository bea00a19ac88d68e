import '@sysops/ui/fonts-geist.css';
import './app.css';
import { Toaster } from '@sysops/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/api.ts';
import { LanguageProvider } from './messages/use-messages.tsx';
import { keepScreens, restoreScreens } from './offline/keep-screens.ts';
import { catchInstallPrompt } from './shell/install-prompt.ts';
import { router } from './shell/router.tsx';
import { UpdateReady } from './shell/update-ready.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

catchInstallPrompt();
// Without the stored screens the app still works, it only has to ask the server first.
await restoreScreens(queryClient).catch((error: unknown) => console.error('The stored screens cannot be read', error));
keepScreens(queryClient);

createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <UpdateReady />
        <Toaster position="top-center" />
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
);
