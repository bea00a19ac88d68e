import type { DemoSignIn } from '@sysops/domain/identity';

/** One picture of the documentation: who looks at what, on which size of screen. */
export type Screen = {
  readonly name: string;
  readonly path: string;
  readonly as: DemoSignIn['role'] | null;
  readonly size: 'phone' | 'desktop';
  /** Opens what has no address of its own: the name of a link or button to press, in order. */
  readonly press?: readonly RegExp[];
};

/** Every screen that docs/screenshots shows, each in light and dark. */
export const screens: readonly Screen[] = [
  { name: 'web-landing', path: '/', as: null, size: 'desktop' },
  { name: 'web-landing-phone', path: '/', as: null, size: 'phone' },
  { name: 'web-plans', path: '/plans', as: null, size: 'desktop' },
  { name: 'web-register', path: '/register', as: null, size: 'phone' },
  { name: 'web-sign-in', path: '/sign-in', as: null, size: 'desktop' },
  { name: 'web-home', path: '/home', as: 'customer', size: 'desktop' },
  { name: 'web-home-phone', path: '/home', as: 'customer', size: 'phone' },
  { name: 'web-raise-ticket', path: '/tickets/new', as: 'customer', size: 'desktop' },
  { name: 'web-raise-ticket-phone', path: '/tickets/new', as: 'customer', size: 'phone' },
  { name: 'web-account', path: '/account', as: 'customer', size: 'desktop' },
  { name: 'console-overview', path: '/console', as: 'manager', size: 'desktop' },
  { name: 'console-tickets', path: '/console/tickets', as: 'manager', size: 'desktop' },
  { name: 'console-dispatch', path: '/console/dispatch', as: 'manager', size: 'desktop' },
  { name: 'console-experts', path: '/console/experts', as: 'admin', size: 'desktop' },
  { name: 'expert-sign-in', path: '/expert/', as: null, size: 'phone' },
  { name: 'expert-today', path: '/expert/', as: 'expert', size: 'phone' },
  { name: 'expert-knowledge', path: '/expert/knowledge', as: 'expert', size: 'phone' },
  { name: 'expert-me', path: '/expert/me', as: 'expert', size: 'phone' },
  { name: 'agent-queue', path: '/agent/', as: 'agent', size: 'desktop' },
];
