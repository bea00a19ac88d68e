import { Button, Kbd, type ButtonProps } from '@sysops/ui';
import { actionOf, shownKey, type ActionId } from './actions.ts';
import { runAction, useLiveActions } from './live-actions.ts';

type ActionButtonProps = Pick<ButtonProps, 'variant' | 'size' | 'busy' | 'wide' | 'icon' | 'className'> & { readonly action: ActionId; readonly label?: string | undefined };

/** A button for an action of the registry, with its key. Grey while nothing answers it. */
export function ActionButton({ action, label, ...rest }: ActionButtonProps) {
  const able = useLiveActions().includes(action);
  const key = shownKey(action);
  return (
    <Button {...rest} data-action={action} disabled={!able} aria-keyshortcuts={key?.replaceAll(' ', '+')} onClick={() => runAction(action)}>
      {label ?? actionOf(action).label}
      {key ? <Kbd inverted={rest.variant === 'primary'}>{key}</Kbd> : null}
    </Button>
  );
}
