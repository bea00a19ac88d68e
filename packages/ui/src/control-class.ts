/** Frame shared by every text-like control. */
export const controlClass =
  'w-full min-w-0 rounded-control border border-line-strong bg-surface text-ink transition-colors ' +
  'hover:border-neutral-11 data-invalid:border-danger-text aria-invalid:border-danger-text ' +
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:opacity-60 data-disabled:bg-sunken data-disabled:opacity-60';

/** Panel that floats over the page: menus, lists. */
export const floatClass =
  'rounded-card border border-line bg-float text-ink shadow-float outline-none transition-opacity ' +
  'data-ending-style:opacity-0 data-starting-style:opacity-0';

/** One row of a floating list. */
export const optionClass =
  'grid min-h-control cursor-default grid-cols-[1rem_1fr] items-center gap-2 rounded-control px-2 py-1 outline-none select-none ' +
  'data-disabled:opacity-50 data-highlighted:bg-pressed';
