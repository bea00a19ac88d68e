import type { Instant } from '../shared/index.ts';
import type { DeviceCategory } from '../tickets/ticket-terms.ts';
import type { ArticleAudience, ArticleFacts, ArticleState } from './knowledge-commands.ts';

export type ArticleView = {
  readonly id: string;
  readonly title: string;
  readonly category: DeviceCategory;
  readonly symptom: string;
  readonly cause: string;
  readonly fix: string;
  readonly models: readonly string[];
  readonly errorCodes: readonly string[];
  readonly state: ArticleState;
  readonly audience: ArticleAudience;
  readonly authorName: string;
  /** Completed visits that named it as the fix. */
  readonly timesUsed: number;
  readonly createdAt: Instant;
  readonly version: number;
};

export type ArticleHit = Pick<ArticleView, 'id' | 'title' | 'category' | 'symptom' | 'state' | 'timesUsed'> & { readonly snippet: string };

/** A draft for the completion screen, made from the ticket with personal data taken out. */
export type ArticleDraft = { readonly title: string; readonly category: DeviceCategory; readonly symptom: string; readonly models: readonly string[] };

/** What an article said at one of its versions, newest first in a list. */
export type ArticleVersionView = { readonly version: number; readonly facts: ArticleFacts; readonly state: ArticleState; readonly byName: string; readonly at: Instant };

/** Answer to every write. */
export type ArticleSavedView = { readonly articleId: string; readonly state: ArticleState; readonly version: number };
