import type { DemoArticle } from './demo-article.ts';

export const tvArticles: readonly DemoArticle[] = [];
