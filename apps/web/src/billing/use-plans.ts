import type { PlanView } from '@sysops/domain/billing';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';

export const usePlans = () => useQuery(api.billing.plans.queryOptions(undefined, { staleTime: 600_000 }));

/** The cheapest in a year. */
export function cheapest(plans: readonly PlanView[]): PlanView | null {
  const yearly = ({ priceCents, term }: PlanView): number => (term === 'year' ? priceCents : priceCents * 12);
  return plans.toSorted((a, b) => yearly(a) - yearly(b))[0] ?? null;
}

/** "Computers" becomes "computers" inside a sentence; "TVs" stays. */
const inSentence = (word: string): string => (/^\p{Lu}\p{Lu}/u.test(word) ? word : word.charAt(0).toLocaleLowerCase() + word.slice(1));

/** What a plan gives, one plain sentence each. */
export function usePlanSentences(): (plan: PlanView) => string[] {
  const t = useMessages().plans;
  const { language } = useLanguage();
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return (plan) => [
    t.covers(list.format(plan.categories.map((category) => inSentence(t.categories[category])))),
    plan.visits === null ? t.visitsOpen : t.visits(plan.visits, plan.term),
    plan.tier === 'plus' ? t.plus : t.standard,
    ...(plan.regions ? [t.regions(list.format(plan.regions))] : []),
  ];
}
