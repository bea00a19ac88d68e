import { createContext, use, type ReactNode } from 'react';
import { uiMessages, type UiLocale, type UiMessages } from './ui-messages.ts';

const LocaleContext = createContext<UiLocale>('en');

/** Sets the language of the words that the primitives themselves say ("Close", "Copy"). */
export function LocaleProvider(props: { locale: UiLocale; children: ReactNode }) {
  return <LocaleContext value={props.locale}>{props.children}</LocaleContext>;
}

/** Language in force; `en` without a provider. */
export function useUiLocale(): UiLocale {
  return use(LocaleContext);
}

export function useUiMessages(): UiMessages {
  return uiMessages[use(LocaleContext)];
}
