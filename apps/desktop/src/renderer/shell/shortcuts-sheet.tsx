import { Kbd, Sheet } from '@sysops/ui';
import { actionIds, actionOf, keyText, type ActionGroup } from './actions.ts';

const groups: readonly ActionGroup[] = ['Everywhere', 'Go to', 'Call', 'Ticket', 'Queue'];

/** Every key there is, from the one registry. */
export function ShortcutsSheet(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Sheet open={props.open} onOpenChange={props.onOpenChange} title="Keyboard shortcuts" description="A single letter works outside of text fields. Escape leaves a field.">
      <div className="flex flex-col gap-5">
        {groups.map((group) => (
          <section key={group} className="flex flex-col gap-1">
            <h3 className="text-14">{group}</h3>
            <dl className="flex flex-col">
              {actionIds.filter((id) => actionOf(id).group === group && actionOf(id).keys.length > 0).map((id) => (
                <div key={id} className="flex min-h-row items-center justify-between gap-3 border-b border-line last:border-0">
                  <dt>{actionOf(id).label}</dt>
                  <dd className="flex shrink-0 gap-1.5">{actionOf(id).keys.map((keys) => <Kbd key={keys}>{keyText(keys)}</Kbd>)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Sheet>
  );
}
