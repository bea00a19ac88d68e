import { buttonClass, EmptyState, ErrorState, Skeleton } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { useTitle } from '../shell/use-title.ts';
import { PlanCard } from './plan-card.tsx';
import { usePlans } from './use-plans.ts';

export function PlansScreen() {
  const t = useMessages();
  const plans = usePlans();
  const buy = useBillingTexts().buy;
  useTitle(t.plans.title);
  return (
    <div className="page-wide py-10 md:py-16">
      <h1 className="headline text-40 md:text-56">{t.plans.title}</h1>
      <p className="mt-3 max-w-[60ch] text-18 text-muted">{t.plans.intro}</p>
      <p className="mt-2"><Link to="/register" className="link">{t.plans.register}</Link></p>
      <div className="mt-10">
        {plans.isError ? <ErrorState title={t.landing.plansUnread} advice={t.errors.unreadAdvice} dataSafe={null} onRetry={() => void plans.refetch()} retrying={plans.isFetching} /> : null}
        {plans.data?.length === 0 ? <EmptyState title={t.plans.empty} /> : null}
        <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-4">
          {plans.isPending ? [1, 2, 3].map((key) => <Skeleton key={key} className="h-80 w-full rounded-card" />) : null}
          {plans.data?.map((plan) => (
            <PlanCard key={plan.versionId} plan={plan} actions={<Link to="/register" search={{ plan: plan.code }} className={buttonClass({ variant: 'primary', wide: true })}>{buy.plan}</Link>} />
          ))}
        </div>
      </div>
    </div>
  );
}
