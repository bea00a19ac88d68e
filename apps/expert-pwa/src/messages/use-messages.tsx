import { LocaleProvider } from '@sysops/ui';
import { createContext, use, useState, type ReactNode } from 'react';
import { en, type Messages } from './en.ts';
import { es } from './es.ts';

export type Language = 'en' | 'es';

const texts: Readonly<Record<Language, Messages>> = { en, es };
const storageKey = 'language';

type Choice = { readonly language: Language; readonly choose: (language: Language) => void };
const LanguageContext = createContext<Choice>({ language: 'en', choose: () => undefined });

function storedLanguage(): Language {
  try {
    const stored = localStorage.getItem(storageKey);
    if (stored === 'en' || stored === 'es') return stored;
  } catch {
    // Storage refused: the system's language decides.
  }
  return navigator.language.startsWith('es') ? 'es' : 'en';
}

/** The chosen language, kept on this phone. */
export function LanguageProvider(props: { children: ReactNode }) {
  const [language, setLanguage] = useState(storedLanguage);
  const choose = (next: Language): void => {
    document.documentElement.lang = next;
    setLanguage(next);
    try {
      localStorage.setItem(storageKey, next);
    } catch {
      // Storage refused: the choice lasts until the app is closed.
    }
  };
  return (
    <LanguageContext value={{ language, choose }}>
      <LocaleProvider locale={language}>{props.children}</LocaleProvider>
    </LanguageContext>
  );
}

export const useLanguage = (): Choice => use(LanguageContext);

export const useMessages = (): Messages => texts[use(LanguageContext).language];
