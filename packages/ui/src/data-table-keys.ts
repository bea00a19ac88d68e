import type { KeyboardEvent } from 'react';

/** Arrow keys, Home and End move the focus over rows that take it. */
export function moveRowFocus(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target;
  if (!(target instanceof HTMLElement) || !target.matches('[data-row]')) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.indexOf(target);
  const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
  const next = rows[to[event.key] ?? -1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
