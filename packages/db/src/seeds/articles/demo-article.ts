import type { ArticleAudience, ArticleState } from '@sysops/domain/knowledge';
import type { DeviceCategory } from '@sysops/domain/tickets';

/** One article of the demonstration; `problems` are the kinds of trouble that it mends. */
export type DemoArticle = {
  readonly title: string;
  readonly category: DeviceCategory;
  readonly symptom: string;
  readonly cause: string;
  readonly fix: string;
  readonly audience: ArticleAudience;
  readonly problems: readonly string[];
  readonly models?: string[];
  readonly errorCodes?: string[];
  readonly state?: ArticleState;
};
