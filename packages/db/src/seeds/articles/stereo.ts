import type { DemoArticle } from './demo-article.ts';

export const stereoArticles: readonly DemoArticle[] = [];
