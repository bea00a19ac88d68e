import type { CandidateVerdict } from '@sysops/domain/dispatch';
import type { Choice } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { dispatchEn as t } from '../messages/console-dispatch-en.ts';

/** The candidates of the ticket's latest decision, best first; none when there was no decision. */
function useJudged(ticketId: string): readonly CandidateVerdict[] {
  const view = useQuery(api.dispatch.forTicket.queryOptions({ ticketId }));
  const last = view.data?.decisions.at(-1);
  const decision = useQuery(api.dispatch.explain.queryOptions({ decisionId: last?.id ?? '' }, { enabled: last !== undefined }));
  return decision.data?.decision.candidates ?? [];
}

function noteOf(verdict: CandidateVerdict | undefined): string {
  if (!verdict) return t.assign.notJudged;
  if (verdict.eligible) return t.assign.fits(Math.round(verdict.score?.total ?? 0));
  return t.assign.fitsNot(verdict.rules.filter((rule) => !rule.passed).map((rule) => rule.detail).join(', '));
}

/** Experts to choose from for a ticket; whoever fits best by its last decision stands first, and why somebody does not fit is said. */
export function useExpertChoices(ticketId: string): { readonly choices: readonly Choice[]; readonly judged: boolean } {
  const judged = useJudged(ticketId);
  const experts = useQuery(api.experts.list.queryOptions({ activeOnly: true }));
  const rank = new Map(judged.map((verdict, index) => [verdict.expertId, index]));
  const choices = (experts.data ?? [])
    .toSorted((a, b) => (rank.get(a.id) ?? judged.length) - (rank.get(b.id) ?? judged.length))
    .map((expert) => ({ value: expert.id, label: expert.name, note: noteOf(judged[rank.get(expert.id) ?? -1]) }));
  return { choices, judged: judged.length > 0 };
}
