import type { NavLinkProps } from '@sysops/ui';
import { Link } from '@tanstack/react-router';

/** The router's link for the menus of packages/ui. */
export function NavAnchor({ href, ...rest }: NavLinkProps) {
  return <Link to={href} {...rest} />;
}
