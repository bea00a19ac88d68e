import { pushEn } from './push-en.ts';
import { pushEs } from './push-es.ts';
import { useLanguage } from './use-messages.tsx';

const texts = { en: pushEn, es: pushEs } as const;

/** Apart from the catalogue of the first download: most starts of the app need none of them. */
export const usePushMessages = (): typeof pushEn => texts[useLanguage().language];
