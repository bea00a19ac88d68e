import type { ArticleView } from '@sysops/domain/knowledge';
import { Badge, Card, EmptyState, ErrorState, Skeleton } from '@sysops/ui';
import { readError } from '@sysops/api-client';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../api/api.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { keepArticles, readArticles } from '../offline/store.ts';
import { Screen } from '../shell/screen.tsx';

/** The copy on this phone, shown at once and without a signal. */
function useKept(articleId: string): ArticleView | undefined {
  const [kept, setKept] = useState<ArticleView>();
  useEffect(() => {
    readArticles().then((articles) => setKept(articles.find(({ id }) => id === articleId)), (error: unknown) => console.error('The articles on this phone cannot be read', error));
  }, [articleId]);
  return kept;
}

export function ArticleScreen() {
  const t = useMessages();
  const { articleId } = useParams({ from: '/knowledge/$articleId' });
  const read = useQuery(api.knowledge.get.queryOptions({ articleId }, { staleTime: 60_000 }));
  const kept = useKept(articleId);
  const article = read.data ?? kept;
  useEffect(() => {
    if (read.data) keepArticles([read.data]).catch((error: unknown) => console.error('The article cannot be kept', error));
  }, [read.data]);
  return (
    <Screen title={t.kb.title} back="/knowledge">
      {article ? <Article article={article} /> : null}
      {!article && read.fetchStatus === 'fetching' ? <Skeleton className="h-64 w-full rounded-card" /> : null}
      {!article && read.error && readError(read.error).code !== 'offline' ? <ErrorState title={t.errors.title} advice={readError(read.error).message} dataSafe={null} requestId={readError(read.error).requestId ?? undefined} onRetry={() => void read.refetch()} /> : null}
      {!article && (read.fetchStatus === 'paused' || (read.error && readError(read.error).code === 'offline')) ? <EmptyState drawing="plug" title={t.kb.notHere} text={t.kb.notHereText} /> : null}
    </Screen>
  );
}

function Article({ article }: { article: ArticleView }) {
  const t = useMessages();
  const parts = [
    { title: t.kb.symptom, text: article.symptom },
    { title: t.kb.cause, text: article.cause },
    { title: t.kb.fix, text: article.fix },
  ];
  return (
    <>
      <div className="flex flex-col gap-2">
        <h2 className="text-22">{article.title}</h2>
        <div className="flex flex-wrap gap-1.5">
          <Badge tone={article.state === 'validated' ? 'jade' : 'gray'} dot>{t.kb.states[article.state]}</Badge>
          <Badge>{t.kb.categories[article.category]}</Badge>
        </div>
        <p className="text-small text-muted">{t.kb.by(article.authorName)} · {article.timesUsed > 0 ? t.kb.used(article.timesUsed) : t.kb.unused}</p>
      </div>
      {parts.map(({ title, text }) => (text ? <Card key={title} title={title}><p className="break-words whitespace-pre-line">{text}</p></Card> : null))}
      {article.models.length > 0 ? <Tags title={t.kb.models} tags={article.models} /> : null}
      {article.errorCodes.length > 0 ? <Tags title={t.kb.codes} tags={article.errorCodes} /> : null}
    </>
  );
}

function Tags(props: { title: string; tags: readonly string[] }) {
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-16">{props.title}</h3>
      <p className="flex flex-wrap gap-1.5">{props.tags.map((tag) => <Badge key={tag}>{tag}</Badge>)}</p>
    </div>
  );
}
