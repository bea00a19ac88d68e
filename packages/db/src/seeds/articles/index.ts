import { computerArticles } from './computer.ts';
import type { DemoArticle } from './demo-article.ts';
import { networkArticles } from './network.ts';
import { stereoArticles } from './stereo.ts';
import { tvArticles } from './tv.ts';

/** Repair knowledge written for this project. */
export const articles: readonly DemoArticle[] = [...tvArticles, ...computerArticles, ...networkArticles, ...stereoArticles];
