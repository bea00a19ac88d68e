import { chooseExpert, policyFor, type Candidate, type Decision, type DispatchPolicy, type DispatchRequest, type HardRule, type Slot } from '@sysops/domain/dispatch';
import { DomainError, day, minute } from '@sysops/domain/shared';

/** What nobody may decide against: an inactive account and a double booking. A certified skill is added by the skill itself. */
const never: readonly HardRule[] = ['active', 'free_time'];

/** A manager plans at most this far beyond what dispatch would. */
const horizonMinutes = (2 * day) / minute;

export type ByHand = { readonly request: DispatchRequest; readonly policy: DispatchPolicy; readonly inputs: readonly [Candidate]; readonly decision: Decision; readonly overrides: readonly HardRule[]; readonly slot: Slot };

const lacks = (candidate: Candidate, { requiredSkills, now }: DispatchRequest) =>
  requiredSkills.filter(({ skill, level }) => !candidate.skills.some((s) => s.skill === skill && s.level >= level && (s.expiresAt === null || s.expiresAt > now)));

/** Request, policy and expert with the rules taken as passed that the manager decides against. */
function relaxed(request: DispatchRequest, candidate: Candidate, overrides: readonly HardRule[]): Pick<ByHand, 'request' | 'policy' | 'inputs'> {
  const over = (rule: HardRule): boolean => overrides.includes(rule);
  const policy = policyFor(request.priority);
  const taught = over('skills') ? lacks(candidate, request).map((need) => ({ ...need, expiresAt: null })) : [];
  const { customerWish: _overridden, ...neutral } = candidate;
  const anyTime = [{ from: request.now, to: request.now + 2 * day }];
  return {
    request: { ...request, excludedExpertIds: [], requiredExpertId: null, window: over('window') ? { kind: 'asap' } : request.window },
    policy: { ...policy, areaRequired: policy.areaRequired && !over('area'), maxTravelMinutes: over('travel') ? horizonMinutes : policy.maxTravelMinutes, horizonMinutes: over('window') || over('shift') ? horizonMinutes : policy.horizonMinutes },
    inputs: [{ ...neutral, away: false, refusedThis: false, skills: [...candidate.skills.filter((s) => !taught.some((t) => t.skill === s.skill)), ...taught], working: over('shift') ? anyTime : candidate.working }],
  };
}

/**
 * A manager's choice judged by the same rules: what it breaks is named and recorded. Never an inactive expert, a double
 * booking or a missing certified skill. Throws `conflict` with the rules that stand.
 */
export function decideByHand({ followUpExpertId: _decided, ...request }: DispatchRequest, candidate: Candidate, certified: ReadonlySet<string>): ByHand {
  const judge = (of: Pick<ByHand, 'request' | 'policy' | 'inputs'>): { decision: Decision; failed: { rule: HardRule; detail: string }[]; slot: Slot | null } => {
    const decision = chooseExpert(of.request, of.inputs, { policy: of.policy, wanted: 1 });
    const [verdict] = decision.candidates;
    return { decision, failed: verdict?.rules.filter((rule) => !rule.passed) ?? [], slot: verdict?.slot ?? null };
  };
  const refuse = (failed: readonly { rule: HardRule; detail: string }[]): never => {
    throw new DomainError('conflict', `This expert cannot come: ${failed.map((f) => f.detail).join(', ')}`, { rules: failed.map((f) => f.rule) });
  };
  // Overriding one rule may bring another one up: at most each once.
  let overrides: HardRule[] = [];
  for (;;) {
    const of = relaxed(request, candidate, overrides);
    const { decision, failed, slot } = judge(overrides.length === 0 ? { ...of, request, inputs: [candidate] } : of);
    if (failed.length === 0 && slot) return { ...of, ...(overrides.length === 0 ? { request, inputs: [candidate] } : {}), decision, overrides, slot };
    const certain = failed.filter(({ rule }) => never.includes(rule) || overrides.includes(rule) || (rule === 'skills' && lacks(candidate, request).some(({ skill }) => certified.has(skill))));
    if (certain.length > 0 || failed.length === 0) refuse(certain);
    overrides = [...overrides, ...failed.map(({ rule }) => rule)];
  }
}
