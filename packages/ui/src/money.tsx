import type { ReactNode } from 'react';
import { useUiLocale } from './locale.tsx';

/** Amount in cents with its currency, in figures of equal width. */
export function Money(props: { cents: number; currency?: string | undefined; wholeIfEven?: boolean | undefined }) {
  const locale = useUiLocale();
  const whole = props.wholeIfEven === true && props.cents % 100 === 0;
  const text = new Intl.NumberFormat(locale === 'es' ? 'es-US' : 'en-US', {
    style: 'currency',
    currency: props.currency ?? 'USD',
    minimumFractionDigits: whole ? 0 : 2,
  }).format(props.cents / 100);
  return <span className="tabular whitespace-nowrap">{text}</span>;
}

/** Figures of equal width: times, phones, counts. */
export function Tabular(props: { children: ReactNode }) {
  return <span className="tabular">{props.children}</span>;
}
