import { useEffect } from 'react';
import { tinykeys, type KeybindingsMap } from 'tinykeys';
import { actionIds, actionOf, type ActionId } from './actions.ts';
import { runAction } from './live-actions.ts';

const text = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true]';

/** A letter typed into a field is text; with a modifier, or a function key, it is a command anywhere. */
export const isPlain = (keys: string): boolean => !/(^|\s)(Control|Alt|\$mod)\+|^F\d+$/.test(keys);

function isMeant(event: KeyboardEvent, keys: string): boolean {
  if (event.repeat || event.isComposing) return false;
  const target = event.target instanceof Element ? event.target : null;
  if (isPlain(keys) && target?.closest(text)) return false;
  // Behind an open dialog the screen keeps still.
  return !document.querySelector('[role=dialog], [role=alertdialog]');
}

/** One key may mean one thing on each of two screens: whoever is shown answers. */
function bindings(): KeybindingsMap {
  const bound = actionIds.flatMap((id: ActionId) => actionOf(id).keys.map((keys) => ({ id, keys })));
  return Object.fromEntries(
    [...Map.groupBy(bound, ({ keys }) => keys)].map(([keys, meanings]) => [
      keys,
      (event: KeyboardEvent) => {
        if (isMeant(event, keys) && meanings.some(({ id }) => runAction(id))) event.preventDefault();
      },
    ]),
  );
}

/** Escape gives a field back to the screen, unless it only closes a list or a dialog. */
function leaveField(event: KeyboardEvent): void {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (event.key !== 'Escape' || event.defaultPrevented || !target?.closest(text)) return;
  if (target.getAttribute('aria-expanded') === 'true' || target.closest('[role=dialog], [role=alertdialog]')) return;
  target.blur();
}

/** Listens for every key of the registry while the program is open. */
export function useShortcuts(): void {
  useEffect(() => tinykeys(window, bindings(), { ignore: () => false }), []);
  useEffect(() => {
    window.addEventListener('keydown', leaveField);
    return () => window.removeEventListener('keydown', leaveField);
  }, []);
}
