import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react';

/** Something that can be done on the present screen, by its button, its key and the palette alike. */
export type ConsoleAction = { readonly id: string; readonly label: string; readonly shortcut?: string | undefined; readonly run: () => void };

type Registry = { readonly actions: readonly ConsoleAction[]; readonly register: (owner: symbol, actions: readonly ConsoleAction[] | null) => void };

const ActionsContext = createContext<Registry>({ actions: [], register: () => undefined });

const typing = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
const overlayOpen = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;

/** Keeps what the screens register and runs it by its key, but never while somebody types or a dialog is open. */
export function ActionsProvider({ children }: { children: ReactNode }) {
  const [byOwner, setByOwner] = useState<ReadonlyMap<symbol, readonly ConsoleAction[]>>(new Map());
  const [register] = useState(() => (owner: symbol, actions: readonly ConsoleAction[] | null): void => {
    setByOwner((before) => {
      const next = new Map(before);
      if (actions) next.set(owner, actions);
      else next.delete(owner);
      return next;
    });
  });
  const actions = [...byOwner.values()].flat();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || overlayOpen()) return;
      const action = actions.find((a) => a.shortcut?.toLowerCase() === event.key.toLowerCase());
      if (!action) return;
      event.preventDefault();
      action.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
  return <ActionsContext value={{ actions, register }}>{children}</ActionsContext>;
}

export const useActions = (): readonly ConsoleAction[] => use(ActionsContext).actions;

/** Lists a screen's actions in the palette and binds their keys for as long as the screen is shown. */
export function useScreenActions(actions: readonly ConsoleAction[]): void {
  const { register } = use(ActionsContext);
  const [owner] = useState(() => Symbol('screen'));
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const shape = JSON.stringify(actions);
  useEffect(() => {
    const listed = JSON.parse(shape) as Omit<ConsoleAction, 'run'>[];
    const shown = listed.map((action): ConsoleAction => ({ ...action, run: () => latest.current.find((a) => a.id === action.id)?.run() }));
    register(owner, shown);
    return () => register(owner, null);
  }, [owner, register, shape]);
}
