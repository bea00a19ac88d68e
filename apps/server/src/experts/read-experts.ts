import { readNow } from '@sysops/db/connection';
import { findExpert, findExperts, listExperts, type ExpertFacts } from '@sysops/db/experts';
import type { Duty, ExpertListItem, ExpertView, ListExperts } from '@sysops/domain/experts';
import { DomainError, type Instant, type LanguageCode } from '@sysops/domain/shared';
import type { ExpertCard } from '@sysops/domain/tickets';
import type { ActorCtx, RequestEm } from '../trpc/context.ts';
import { dutyOf, presentExpert, presentListItem } from './expert-presenter.ts';

async function must(em: RequestEm, expertId: string): Promise<ExpertFacts> {
  const found = await findExpert(em, expertId);
  if (!found) throw new DomainError('not_found', 'There is no such expert', { expertId });
  return found;
}

export function ownExpertId(ctx: ActorCtx): string {
  if (!ctx.actor.expertId) throw new DomainError('not_found', 'There is no such expert');
  return ctx.actor.expertId;
}

/** Throws `not_found`. */
export async function getExpert(em: RequestEm, expertId: string): Promise<ExpertView> {
  return presentExpert(await must(em, expertId), await readNow(em));
}

export async function findList(em: RequestEm, filter: ListExperts): Promise<ExpertListItem[]> {
  const now = await readNow(em);
  return (await listExperts(em, filter)).map((expert) => presentListItem(expert, now));
}

/** What a customer may know of who comes. Throws `not_found`. */
export async function expertCard(em: RequestEm, expertId: string): Promise<ExpertCard> {
  const { name, languages, skills } = await must(em, expertId);
  return { name, firstName: name.split(/\s+/)[0] ?? name, languages, skills: skills.map(({ skill }) => skill) };
}

export async function expertNames(em: RequestEm, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map((await findExperts(em, ids)).map(({ id, name }) => [id, name]));
}

export type ExpertContact = { readonly name: string; readonly email: string; readonly phone: string; readonly language: LanguageCode; readonly timeZone: string };

/** Where messages to the expert go; null when he is unknown. */
export async function expertContact(em: RequestEm, expertId: string): Promise<ExpertContact | null> {
  const found = await findExpert(em, expertId);
  return found && { name: found.name, email: found.email, phone: found.phone, language: found.languages[0] ?? 'en', timeZone: found.timeZone };
}

export type ExpertPlace = { readonly expertId: string; readonly name: string; readonly lat: number; readonly lng: number; readonly at: Instant | null; readonly duty: Duty; readonly away: boolean };

/** Active experts where their phone was last, else at home. */
export async function expertsOnMap(em: RequestEm, now: Instant): Promise<ExpertPlace[]> {
  const experts = await listExperts(em, { activeOnly: true });
  return experts.map((expert) => {
    const { id, name, position, home, away } = expert;
    const { lat, lng } = position ?? home;
    return { expertId: id, name, lat, lng, at: position?.at ?? null, duty: dutyOf(expert, now), away };
  });
}
