import type { Env } from '../env.ts';

type PublicUrl = Pick<Env, 'PUBLIC_URL'>;

const at = (env: PublicUrl, path: string): string => `${env.PUBLIC_URL.replace(/\/$/, '')}${path}`;

export const ticketLink = (env: PublicUrl, ticketId: string): string => at(env, `/tickets/${ticketId}`);
export const consoleTicketLink = (env: PublicUrl, ticketId: string): string => at(env, `/console/tickets/${ticketId}`);
export const expertLink = (env: PublicUrl, assignmentId?: string): string => at(env, assignmentId ? `/expert/jobs/${assignmentId}` : '/expert/');
export const accountLink = (env: PublicUrl): string => at(env, '/account');
export const plansLink = (env: PublicUrl): string => at(env, '/plans');
export const cancelLink = (env: PublicUrl, token: string): string => at(env, `/cancel/${token}`);
export const documentLink = (env: PublicUrl, path: string): string => at(env, path);
export const consoleBillingLink = (env: PublicUrl): string => at(env, '/console/billing');
export const payLink = (env: PublicUrl, token: string): string => at(env, `/pay/${token}`);
export const cardLink = (env: PublicUrl, token: string): string => at(env, `/card/${token}`);
export const homeLink = (env: PublicUrl): string => at(env, '/');
