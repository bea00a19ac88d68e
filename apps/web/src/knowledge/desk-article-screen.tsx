import { Badge, Card } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ArticleView } from '@sysops/domain/knowledge';
import { api } from '../api/api.ts';
import { knowledgeEn as t } from '../messages/console-knowledge-en.ts';
import { articleWords, audienceWords, categoryWords } from '../messages/console-words.ts';
import { Facts } from '../shell/console-facts.tsx';
import { ConsolePage, LoadedPage } from '../shell/console-page.tsx';
import { calendarDate } from '../shell/console-times.ts';

/** One article as its readers see it, with who may read it and how often it helped. */
export function ArticleScreen() {
  const { articleId = '' } = useParams({ strict: false });
  const article = useQuery(api.knowledge.get.queryOptions({ articleId }));
  return <LoadedPage query={article} title={t.title} back={{ to: '/console/knowledge', label: t.back }}>{(view) => <ArticlePage article={view} />}</LoadedPage>;
}

function ArticlePage({ article }: { article: ArticleView }) {
  const { word, tone } = articleWords[article.state];
  const part = (title: string, text: string) => (text ? <section><h2 className="text-16">{title}</h2><p className="mt-1 max-w-[70ch] text-14 whitespace-pre-line">{text}</p></section> : null);
  return (
    <ConsolePage title={article.title} back={{ to: '/console/knowledge', label: t.back }} badges={<Badge tone={tone} dot>{word}</Badge>}>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Card><div className="flex flex-col gap-5">{part(t.symptom, article.symptom)}{part(t.cause, article.cause)}{part(t.fix, article.fix)}</div></Card>
        <Card>
          <Facts facts={[
            { label: t.category, value: categoryWords[article.category] },
            { label: t.models, value: article.models.join(', ') || t.any },
            { label: t.errorCodes, value: article.errorCodes.join(', ') || '–' },
            { label: t.audience, value: audienceWords[article.audience] },
            { label: t.timesUsed, value: t.used(article.timesUsed) },
            { label: t.author, value: article.authorName },
            { label: t.created, value: calendarDate(article.createdAt) },
          ]} />
        </Card>
      </div>
    </ConsolePage>
  );
}
