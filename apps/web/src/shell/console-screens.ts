/** Screens of the console, each loaded by itself; the router comes in by this file alone. */
export const overviewScreen = () => import('../tickets/desk-overview-screen.tsx');
export const attentionScreen = () => import('../tickets/desk-attention-screen.tsx');
export const rulesScreen = () => import('../dispatch/rules-screen.tsx');
export const boardScreen = () => import('../dispatch/board-screen.tsx');
export const decisionScreen = () => import('../dispatch/decision-screen.tsx');
export const ticketListScreen = () => import('../tickets/desk-list-screen.tsx');
export const ticketScreen = () => import('../tickets/desk-ticket-screen.tsx');
export const expertsScreen = () => import('../experts/experts-screen.tsx');
export const createExpertScreen = () => import('../experts/create-expert-screen.tsx');
export const expertScreen = () => import('../experts/expert-screen.tsx');
export const customersScreen = () => import('../customers/desk-customers-screen.tsx');
export const customerScreen = () => import('../customers/desk-customer-screen.tsx');
export const billingScreen = () => import('../billing/desk-billing-screen.tsx');
export const plansScreen = () => import('../billing/desk-plans-screen.tsx');
export const knowledgeScreen = () => import('../knowledge/desk-knowledge-screen.tsx');
export const addArticleScreen = () => import('../knowledge/desk-add-article-screen.tsx');
export const articleScreen = () => import('../knowledge/desk-article-screen.tsx');
