import type { LanguageCode } from '@sysops/domain/shared';

/** "$82.16", for sentences; figures in tables use `Money`. */
export const moneyText = (cents: number, language: LanguageCode): string => new Intl.NumberFormat(language === 'es' ? 'es-US' : 'en-US', { style: 'currency', currency: 'USD' }).format(cents / 100);
