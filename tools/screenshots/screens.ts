import type { ApiClient } from '@sysops/api-client';
import type { DemoSignIn } from '@sysops/domain/identity';

/** One picture of the documentation: who looks at what, on which size of screen. */
export type Screen = {
  readonly name: string;
  /** An address, or how the person who looks finds it. */
  readonly path: string | ((api: ApiClient) => Promise<string>);
  readonly as: DemoSignIn['role'] | null;
  readonly size: 'phone' | 'desktop';
  /** Opens what has no address of its own: the name of a link or button to press, in order. */
  readonly press?: readonly RegExp[];
};

const newest = async (api: ApiClient): Promise<string> => {
  const { items } = await api.tickets.list.query({ status: ['on_site', 'en_route', 'assigned'], limit: 1 });
  return items[0]?.id ?? '';
};

const decision = async (api: ApiClient): Promise<string> => {
  const { decisions } = await api.dispatch.forTicket.query({ ticketId: await newest(api) });
  return `/console/decisions/${decisions[0]?.id ?? ''}`;
};

const ownTicket = async (api: ApiClient): Promise<string> => `/tickets/${(await api.tickets.mine.query())[0]?.id ?? ''}`;
const someExpert = async (api: ApiClient): Promise<string> => `/console/experts/${(await api.experts.list.query({ activeOnly: true }))[0]?.id ?? ''}`;
const someJob = async (api: ApiClient): Promise<string> => `/expert/jobs/${(await api.dispatch.myJobs.query()).jobs[0]?.assignmentId ?? ''}`;

const someCustomer = async (api: ApiClient): Promise<string> => `/agent/customers/${(await api.tickets.list.query({ status: ['assigned', 'waiting'], limit: 1 })).items[0]?.customerId ?? ''}`;

/** Every screen that docs/screenshots shows, each in light and dark. */
export const screens: readonly Screen[] = [
  { name: 'web-landing', path: '/', as: null, size: 'desktop' },
  { name: 'web-landing-phone', path: '/', as: null, size: 'phone' },
  { name: 'web-plans', path: '/plans', as: null, size: 'desktop' },
  { name: 'web-register-phone', path: '/register', as: null, size: 'phone' },
  { name: 'web-sign-in', path: '/sign-in', as: null, size: 'desktop' },
  { name: 'web-home', path: '/home', as: 'customer', size: 'desktop' },
  { name: 'web-home-phone', path: '/home', as: 'customer', size: 'phone' },
  { name: 'web-raise-ticket', path: '/tickets/new', as: 'customer', size: 'desktop' },
  { name: 'web-raise-ticket-phone', path: '/tickets/new', as: 'customer', size: 'phone' },
  { name: 'web-ticket', path: ownTicket, as: 'customer', size: 'desktop' },
  { name: 'web-ticket-phone', path: ownTicket, as: 'customer', size: 'phone' },
  { name: 'web-account', path: '/account', as: 'customer', size: 'desktop' },
  { name: 'web-account-phone', path: '/account', as: 'customer', size: 'phone' },
  { name: 'console-overview', path: '/console', as: 'manager', size: 'desktop' },
  { name: 'console-tickets', path: '/console/tickets', as: 'manager', size: 'desktop' },
  { name: 'console-ticket', path: async (api) => `/console/tickets/${await newest(api)}`, as: 'manager', size: 'desktop' },
  { name: 'console-decision', path: decision, as: 'manager', size: 'desktop' },
  { name: 'console-dispatch', path: '/console/dispatch', as: 'manager', size: 'desktop' },
  { name: 'console-attention', path: '/console/attention', as: 'manager', size: 'desktop' },
  { name: 'console-rules', path: '/console/rules', as: 'admin', size: 'desktop' },
  { name: 'console-experts', path: '/console/experts', as: 'admin', size: 'desktop' },
  { name: 'console-expert', path: someExpert, as: 'admin', size: 'desktop' },
  { name: 'console-billing', path: '/console/billing', as: 'admin', size: 'desktop' },
  { name: 'console-till-sales', path: '/console/billing?tab=sales', as: 'admin', size: 'desktop' },
  { name: 'console-knowledge', path: '/console/knowledge', as: 'manager', size: 'desktop' },
  { name: 'expert-sign-in', path: '/expert/', as: null, size: 'phone' },
  { name: 'expert-today', path: '/expert/', as: 'expert', size: 'phone' },
  { name: 'expert-job', path: someJob, as: 'expert', size: 'phone' },
  { name: 'expert-knowledge', path: '/expert/knowledge', as: 'expert', size: 'phone' },
  { name: 'expert-me', path: '/expert/me', as: 'expert', size: 'phone' },
  { name: 'agent-sign-in', path: '/agent/', as: null, size: 'desktop' },
  { name: 'agent-queue', path: '/agent/queue', as: 'agent', size: 'desktop' },
  { name: 'agent-call', path: someCustomer, as: 'agent', size: 'desktop' },
  { name: 'agent-account', path: async (api) => `${await someCustomer(api)}?part=account`, as: 'agent', size: 'desktop' },
];
