import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';
import { useUiMessages } from './locale.tsx';
import type { NavItem, NavLink } from './nav-item.ts';
import { Tooltip } from './tooltip.tsx';

export type SideNavProps = {
  items: readonly NavItem[];
  collapsed?: boolean | undefined;
  /** Gives the menu its collapse button. */
  onCollapsedChange?: ((collapsed: boolean) => void) | undefined;
  linkComponent?: NavLink | undefined;
  /** Top, for example the brand. */
  header?: ReactNode;
  /** Bottom, for example the state of the phone. */
  footer?: ReactNode;
};

const Anchor: NavLink = (props) => <a {...props} />;

/** Menu at the left; collapsed it is a rail of icons. */
export function SideNav(props: SideNavProps) {
  const messages = useUiMessages();
  const collapsed = props.collapsed ?? false;
  return (
    <nav
      aria-label={messages.mainMenu}
      className={clsx('flex h-full shrink-0 flex-col gap-1 border-r border-line bg-surface p-2', collapsed ? 'w-14' : 'w-56')}
    >
      {props.header}
      <ul className="flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto">
        {props.items.map((item) => (
          <li key={item.key}>
            <SideNavLink item={item} collapsed={collapsed} linkComponent={props.linkComponent ?? Anchor} />
          </li>
        ))}
      </ul>
      {props.footer}
      {props.onCollapsedChange ? (
        <IconButton
          label={collapsed ? messages.expand : messages.collapse}
          icon={collapsed ? <PanelLeftOpen /> : <PanelLeftClose />}
          onClick={() => props.onCollapsedChange?.(!collapsed)}
          className="self-start"
        />
      ) : null}
    </nav>
  );
}

function SideNavLink(props: { item: NavItem; collapsed: boolean; linkComponent: NavLink }) {
  const { item, collapsed, linkComponent: Link } = props;
  const link = (
    <Link
      href={item.href}
      aria-current={item.current ? 'page' : undefined}
      aria-label={collapsed ? (item.count ? `${item.label}, ${item.count}` : item.label) : undefined}
      className={clsx(
        'relative flex min-h-[max(2.25rem,var(--control))] items-center gap-3 rounded-control px-2.5 font-medium text-muted transition-colors hover:bg-hover hover:text-ink',
        'aria-[current=page]:bg-pressed aria-[current=page]:text-ink',
        collapsed && 'justify-center px-0',
      )}
    >
      <span aria-hidden className="inline-flex shrink-0 [&>svg]:size-5 [&>svg]:stroke-[1.75]">{item.icon}</span>
      {collapsed ? null : <span className="min-w-0 flex-1 truncate">{item.label}</span>}
      {item.count ? (
        <span
          aria-hidden={collapsed}
          className={clsx(
            'tabular rounded-pill bg-neutral-12 text-center leading-none font-medium text-neutral-1',
            collapsed ? 'absolute top-0.5 right-0 min-w-4 px-1 py-[3px] text-[10px]' : 'min-w-5 px-1.5 py-1 text-[11px]',
          )}
        >
          {item.count}
        </span>
      ) : null}
    </Link>
  );
  if (!collapsed) return link;
  return (
    <Tooltip text={item.label} shortcut={item.shortcut} side="right">
      <span className="block">{link}</span>
    </Tooltip>
  );
}
