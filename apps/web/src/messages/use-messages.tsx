import { LocaleProvider } from '@sysops/ui';
import { createContext, use, useState, type ReactNode } from 'react';
import { en, type Messages } from './en.ts';
import { es } from './es.ts';

export type Language = 'en' | 'es';

/** One screen's or area's words in every language. */
export type Texts<T> = Readonly<Record<Language, T>>;

const siteTexts: Texts<Messages> = { en, es };
const storageKey = 'language';

type Choice = { readonly language: Language; readonly choose: (language: Language) => void };
const LanguageContext = createContext<Choice>({ language: 'en', choose: () => undefined });

function storedLanguage(): Language {
  try {
    const stored = localStorage.getItem(storageKey);
    if (stored === 'en' || stored === 'es') return stored;
  } catch {
    // Storage refused: the browser's language decides.
  }
  return navigator.language.startsWith('es') ? 'es' : 'en';
}

/** The chosen language, kept in this browser. */
export function LanguageProvider(props: { children: ReactNode }) {
  const [language, setLanguage] = useState(storedLanguage);
  const choose = (next: Language): void => {
    document.documentElement.lang = next;
    setLanguage(next);
    try {
      localStorage.setItem(storageKey, next);
    } catch {
      // Storage refused: the choice lasts until the page is closed.
    }
  };
  return (
    <LanguageContext value={{ language, choose }}>
      <LocaleProvider locale={language}>{props.children}</LocaleProvider>
    </LanguageContext>
  );
}

export const useLanguage = (): Choice => use(LanguageContext);

/** Words of an area that is loaded later than the site's frame. */
export const useTexts = <T,>(texts: Texts<T>): T => texts[use(LanguageContext).language];

export const useMessages = (): Messages => useTexts(siteTexts);
