import { useUiMessages } from './locale.tsx';
import type { NavItem, NavLink } from './nav-item.ts';

export type BottomBarProps = { items: readonly NavItem[]; linkComponent?: NavLink | undefined };

const Anchor: NavLink = (props) => <a {...props} />;

/** Menu in the thumb zone of a phone: three to five places. */
export function BottomBar(props: BottomBarProps) {
  const messages = useUiMessages();
  const Link = props.linkComponent ?? Anchor;
  return (
    <nav aria-label={messages.mainMenu} className="border-t border-line bg-surface pb-[env(safe-area-inset-bottom,0px)]">
      <ul className="mx-auto flex max-w-lg">
        {props.items.map((item) => (
          <li key={item.key} className="min-w-0 flex-1">
            <Link
              href={item.href}
              aria-current={item.current ? 'page' : undefined}
              className="group relative flex min-h-15 flex-col items-center justify-center gap-1 px-0.5 text-12 leading-none font-medium text-muted -outline-offset-2! aria-[current=page]:text-ink"
            >
              <span
                aria-hidden
                className="relative inline-flex rounded-pill px-4 py-1 transition-colors group-aria-[current=page]:bg-pressed [&>svg]:size-5 [&>svg]:stroke-[1.75]"
              >
                {item.icon}
                {item.count ? (
                  <span className="tabular absolute -top-0.5 right-1 min-w-4 rounded-pill bg-neutral-12 px-1 py-[3px] text-center text-[10px] leading-none text-neutral-1">
                    {item.count}
                  </span>
                ) : null}
              </span>
              <span className="max-w-full truncate">{item.label}</span>
              {item.count ? <span className="sr-only">{item.count}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
