import { BrandMark, SideNav, type NavItem } from '@sysops/ui';
import { useMessages } from '../messages/use-messages.tsx';
import { NavAnchor } from './nav-anchor.tsx';

/** The menu of a wide screen; phones never load it. */
export function WideMenu(props: { items: readonly NavItem[] }) {
  const t = useMessages();
  const brand = (
    <p className="flex min-h-control items-center gap-2.5 px-2 font-bold">
      <BrandMark /> {t.appName}
    </p>
  );
  return <SideNav items={props.items} linkComponent={NavAnchor} header={brand} />;
}
