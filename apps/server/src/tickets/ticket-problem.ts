import type { RequestEm } from '../trpc/context.ts';
import { findProblemType } from '@sysops/db/tickets';
import { DomainError, type LanguageCode } from '@sysops/domain/shared';
import type { Priority, TicketProblem } from '@sysops/domain/tickets';

/** What nobody could name: an agent finds out in triage. */
const unknownProblem = { code: 'unknown', title: 'Something else', requiredSkills: [], expectedMinutes: 60 };

/** The work type's skills, minutes and priority for a problem code; no code means "a person finds out". */
export async function problemFor(em: RequestEm, wanted: { readonly code: string | null; readonly description: string; readonly language: LanguageCode }): Promise<{ problem: TicketProblem; priority: Priority }> {
  if (wanted.code === null) return { problem: { ...unknownProblem, description: wanted.description }, priority: 'normal' };
  const type = await findProblemType(em, wanted.code);
  if (!type) throw new DomainError('invalid', 'This kind of problem is not known', { field: 'problemCode' });
  const { code, requiredSkills, expectedMinutes, priority } = type;
  return { problem: { code, title: type.titles.en, description: wanted.description, requiredSkills, expectedMinutes }, priority };
}
