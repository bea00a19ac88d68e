import { AddArticle, ArticleById, ArticlesForTicket, SearchArticles, SetArticleState, UpdateArticle } from '@sysops/domain/knowledge';
import { procedure, router } from '../trpc/procedures.ts';
import { addArticle } from './add-article.ts';
import { draftArticle } from './draft-article.ts';
import { articleVersions, setArticleState, updateArticle } from './edit-article.ts';
import { articlesForTicket, findArticles, getArticle } from './read-articles.ts';

export const knowledgeRouter = router({
  search: procedure.input(SearchArticles).query(({ ctx, input }) => findArticles(ctx, input)),
  get: procedure.input(ArticleById).query(({ ctx, input }) => getArticle(ctx, input)),
  forTicket: procedure.input(ArticlesForTicket).query(({ ctx, input }) => articlesForTicket(ctx, input)),
  draftFor: procedure.input(ArticlesForTicket).query(({ ctx, input }) => draftArticle(ctx, input)),
  add: procedure.input(AddArticle).mutation(({ ctx, input }) => addArticle(ctx, input)),
  update: procedure.input(UpdateArticle).mutation(({ ctx, input }) => updateArticle(ctx, input)),
  setState: procedure.input(SetArticleState).mutation(({ ctx, input }) => setArticleState(ctx, input)),
  versions: procedure.input(ArticleById).query(({ ctx, input }) => articleVersions(ctx, input)),
});
