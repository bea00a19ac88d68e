import '../src/fonts-geist.css';
import '../src/fonts-mono.css';
import '../src/fonts-bricolage.css';
import './gallery.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LocaleProvider } from '../src/index.ts';
import { Gallery } from './gallery.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const locale = new URLSearchParams(location.search).get('locale') === 'es' ? 'es' : 'en';
createRoot(root).render(
  <StrictMode>
    <LocaleProvider locale={locale}>
      <Gallery />
    </LocaleProvider>
  </StrictMode>,
);
