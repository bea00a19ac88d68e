import { plainWords } from '@sysops/domain/knowledge';
import type { Tx } from '../connection/index.ts';
import type { TakeOut } from './json-erasers.ts';
import type { Whose } from './whose.ts';

type Article = { readonly id: string; readonly title: string; readonly symptom: string; readonly cause: string; readonly fix: string; readonly models: string[]; readonly errorCodes: string[] };
type Version = { readonly id: string; readonly version: number; readonly facts: Readonly<Record<string, unknown>> };

/** Knowledge that came from his visits stays, without him: what is searched is written anew, and so is what older versions say. */
export async function cleanArticles(tx: Tx, { ticketIds }: Whose, takeOut: TakeOut): Promise<void> {
  const mine = `ticket_id = any(string_to_array(?, ',')::uuid[])`;
  const articles = await tx.em.execute<Article[]>(`select id, title, symptom, cause, fix, to_json(models) as models, to_json(error_codes) as "errorCodes" from article where ${mine}`, [ticketIds.join(',')]);
  for (const { id, title, symptom, cause, fix, models, errorCodes } of articles) {
    const search = { title: plainWords(title), symptom: plainWords(symptom), rest: plainWords([cause, fix, ...models, ...errorCodes].join(' ')) };
    await tx.em.execute(`update article set search = ?::jsonb where id = ?`, [JSON.stringify(search), id]);
  }
  const versions = await tx.em.execute<Version[]>(`select article_id as id, version, facts from article_version where article_id in (select id from article where ${mine})`, [ticketIds.join(',')]);
  for (const { id, version, facts } of versions) {
    const texts = ['title', 'symptom', 'cause', 'fix'].filter((field) => typeof facts[field] === 'string').map((field) => [field, takeOut(String(facts[field]))] as const);
    await tx.em.execute(`update article_version set facts = ?::jsonb where article_id = ? and version = ?`, [JSON.stringify({ ...facts, ...Object.fromEntries(texts) }), id, version]);
  }
}
