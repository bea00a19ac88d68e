import type { DemoArticle } from './demo-article.ts';

export const networkArticles: readonly DemoArticle[] = [];
