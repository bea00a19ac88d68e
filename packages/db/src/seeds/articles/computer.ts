import type { DemoArticle } from './demo-article.ts';

export const computerArticles: readonly DemoArticle[] = [];
