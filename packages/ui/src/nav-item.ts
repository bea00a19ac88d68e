import type { ComponentType, ReactNode } from 'react';

export type NavItem = {
  key: string;
  label: string;
  icon: ReactNode;
  href: string;
  current?: boolean | undefined;
  /** Number of things that wait there. */
  count?: number | undefined;
  /** Key shown in the tooltip of a collapsed menu. */
  shortcut?: string | undefined;
};

/** What a router's link must take to stand in for `<a>`. */
export type NavLinkProps = {
  href: string;
  className: string;
  title?: string | undefined;
  'aria-current'?: 'page' | undefined;
  'aria-label'?: string | undefined;
  children: ReactNode;
};

export type NavLink = ComponentType<NavLinkProps>;
