import clsx from 'clsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'normal' | 'small';

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-primary text-on-primary enabled-hover:bg-primary-hover',
  secondary: 'border-neutral-7 bg-surface text-ink enabled-hover:bg-hover enabled-hover:border-neutral-8',
  quiet: 'border-transparent bg-transparent text-ink enabled-hover:bg-hover active:bg-pressed',
  danger: 'border-transparent bg-danger text-on-danger enabled-hover:bg-danger-hover',
};

/** Looks of a button for elements that are not one, such as a router link. */
export function buttonClass(options: { variant?: ButtonVariant; size?: ButtonSize; wide?: boolean } = {}): string {
  const { variant = 'secondary', size = 'normal', wide = false } = options;
  return clsx(
    'relative inline-flex shrink-0 items-center justify-center gap-2 rounded-control border font-medium whitespace-nowrap select-none',
    'transition-colors disabled:opacity-50 aria-disabled:opacity-50 hc:border-current',
    size === 'small' ? 'min-h-control-small px-2.5 text-small' : 'min-h-control px-[max(0.75rem,calc(var(--control)*0.36))]',
    wide && 'w-full',
    variants[variant],
  );
}
