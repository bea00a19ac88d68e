import { minute } from '../shared/index.ts';
import type { CandidateVerdict, DispatchPolicy, DispatchRequest, FollowUp, HardRule } from './decision.ts';

/** For whom a follow-up visit waits, how long in words, and the policy that he is judged by: its horizon is the waiting. */
export type Patience = { readonly expertId: string; readonly within: string; readonly policy: DispatchPolicy };

/** Null for a first visit, and for policies that do not know the rule. A visit within a window waits for nobody beyond it. */
export function patienceFor(request: DispatchRequest, policy: DispatchPolicy): Patience | null {
  const { followUpExpertId: expertId, now, window, arriveDue } = request;
  const { followUp, departWithinMinutes: _, ...open } = policy;
  if (!expertId || !followUp) return null;
  if (window.kind === 'window') return { expertId, within: 'in the customer’s window', policy };
  const latest = now + followUp.withinMinutes * minute;
  const until = followUp.keepsPromise ? Math.min(latest, arriveDue) : latest;
  const within = until < latest ? 'within the promised time' : `within ${Math.round(followUp.withinMinutes / 60)} h`;
  return { expertId, within, policy: { ...open, horizonMinutes: Math.max(0, (until - now) / minute) } };
}

const timed: ReadonlySet<HardRule> = new Set(['shift', 'free_time', 'window', 'travel', 'held_back']);

/** Whether he comes again, or the first rule that stands against it. `verdict` is what the patient policy says of him; absent when he is not among those looked at. */
export function followUpOf({ expertId, within }: Patience, verdict: CandidateVerdict | undefined): FollowUp {
  if (!verdict) return { expertId, kept: false, because: 'not among the experts looked at' };
  const failed = verdict.rules.find((rule) => !rule.passed);
  if (failed) return { expertId, kept: false, because: timed.has(failed.rule) ? `${failed.detail} ${within}` : failed.detail };
  return { expertId, kept: true, because: 'was there before' };
}
