import { withoutPersonalData, type ArticleDraft } from '@sysops/domain/knowledge';
import { DomainError } from '@sysops/domain/shared';
import { DeviceCategory } from '@sysops/domain/tickets';
import { assertMayTouch, visitFacts } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';

const longestTitle = 160;
const longestSymptom = 2000;
const longestModel = 80;

/** What the expert starts from when he writes down a fix: the ticket's words without the person. Throws `not_found`. */
export async function draftArticle(ctx: ActorCtx, { ticketId }: { readonly ticketId: string }): Promise<ArticleDraft> {
  const facts = (await visitFacts(ctx.em, [ticketId])).get(ticketId);
  if (!facts) throw new DomainError('not_found', 'There is no such ticket', { ticketId });
  const { ticket, contact } = facts;
  assertMayTouch(ctx, ticket);
  const { line1, line2, zip } = ticket.place.address;
  const clean = (text: string): string => withoutPersonalData(text, { name: contact.name, phone: contact.phone, line1, line2, zip });
  const label = clean(ticket.device.label);
  return {
    title: `${ticket.problem.title}: ${label}`.slice(0, longestTitle).trim(),
    category: DeviceCategory.parse(ticket.device.category),
    symptom: clean(ticket.problem.description).slice(0, longestSymptom).trim(),
    models: [label.slice(0, longestModel).trim()],
  };
}
