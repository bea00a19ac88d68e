import { Button, buttonClass, ErrorState, Field, Skeleton, TextInput } from '@sysops/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import { ChevronDown, Laptop, RotateCcw, Sparkles, Wrench, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { PlanCard } from '../billing/plan-card.tsx';
import { cheapest, usePlans } from '../billing/use-plans.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { useTitle } from './use-title.ts';

export function LandingScreen() {
  const t = useMessages();
  useTitle(t.landing.title);
  return (
    <>
      <Hero />
      <Covered />
      <How />
      <Faq />
      <section className="border-t border-line">
        <div className="page-wide flex flex-col items-start gap-5 py-14 md:flex-row md:items-center md:justify-between md:py-20">
          <p className="headline text-28">{t.landing.closing}</p>
          <Link to="/register" className={buttonClass({ variant: 'primary' })}>{t.landing.getPlan}</Link>
        </div>
      </section>
    </>
  );
}

function Hero() {
  const t = useMessages().landing;
  return (
    <section className="page-wide grid grid-cols-[minmax(0,1fr)] items-start gap-x-16 gap-y-10 py-10 md:py-16 lg:grid-cols-[minmax(0,1fr)_22rem] lg:py-24">
      <div className="flex flex-col items-start">
        <h1 className="headline text-40 lg:text-[4.5rem] lg:leading-[1]">{t.promise}</h1>
        <p className="mt-5 max-w-[52ch] text-18 text-pretty text-muted">{t.sub}</p>
        <div className="mt-7 flex flex-wrap gap-3">
          <Link to="/register" className={buttonClass({ variant: 'primary' })}>{t.getPlan}</Link>
          <Link to="/plans" className={buttonClass()}>{t.seePlans}</Link>
        </div>
        <TrackForm />
      </div>
      <PriceCard />
    </section>
  );
}

/** Leads to the visit of that number, after a sign-in where one is needed. */
function TrackForm() {
  const t = useMessages().landing;
  const navigate = useNavigate();
  const [number, setNumber] = useState('');
  const [wrong, setWrong] = useState(false);
  const track = (): void => {
    const digits = number.replaceAll(/[\s#]/g, '');
    const ok = /^\d{1,9}$/.test(digits);
    setWrong(!ok);
    if (ok) void navigate({ to: '/home', search: { number: Number(digits) } });
  };
  return (
    <form
      noValidate
      aria-label={t.track}
      className="mt-10 w-full max-w-md border-t border-line pt-6"
      onSubmit={(event) => {
        event.preventDefault();
        track();
      }}
    >
      <div className="flex items-end gap-2">
        <Field className="flex-1" label={t.track} hint={t.trackHint} error={wrong ? t.trackWrong : undefined}>
          <TextInput inputMode="numeric" autoComplete="off" maxLength={12} placeholder={t.trackNumber} value={number} onChange={(event) => setNumber(event.target.value)} />
        </Field>
        <Button type="submit" className={wrong ? 'mb-7' : undefined}>{t.trackSubmit}</Button>
      </div>
    </form>
  );
}

function PriceCard() {
  const t = useMessages();
  const plans = usePlans();
  const plan = plans.data ? cheapest(plans.data) : null;
  if (plans.isError) return <ErrorState compact title={t.landing.plansUnread} advice={t.errors.unreadAdvice} dataSafe={null} onRetry={() => void plans.refetch()} retrying={plans.isFetching} />;
  if (plans.isPending) return <Skeleton className="h-84 w-full rounded-card" />;
  if (!plan) return null;
  return <PlanCard plan={plan} from actions={<Link to="/plans" className={buttonClass({ wide: true })}>{t.landing.seePlans}</Link>} />;
}

const coveredIcons: readonly LucideIcon[] = [Wrench, Laptop, RotateCcw, Sparkles];

function Covered() {
  const t = useMessages().landing;
  return (
    <section className="border-t border-line bg-surface">
      <div className="page-wide py-14 md:py-24">
        <h2 className="headline text-28 md:text-40">{t.covered}</h2>
        <ul className="mt-8 grid gap-x-12 gap-y-9 sm:grid-cols-2">
          {t.coveredItems.map(({ title, text }, index) => {
            const Icon = coveredIcons[index] ?? Wrench;
            return (
              <li key={title} className="flex gap-4">
                <span aria-hidden className="grid size-11 shrink-0 place-items-center rounded-card bg-sunken"><Icon size={20} strokeWidth={1.75} /></span>
                <div>
                  <h3 className="text-18">{title}</h3>
                  <p className="mt-1.5 max-w-[48ch] text-pretty text-muted">{text}</p>
                </div>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}

function How() {
  const t = useMessages().landing;
  return (
    <section className="border-t border-line">
      <div className="page-wide py-14 md:py-24">
        <h2 className="headline text-28 md:text-40">{t.how}</h2>
        <ol className="mt-8 grid gap-x-8 gap-y-8 sm:grid-cols-2 lg:grid-cols-4">
          {t.steps.map(({ title, text }, index) => (
            <li key={title} className="flex flex-col border-t-2 border-ink pt-4">
              <span aria-hidden className="headline text-22 text-muted tabular">{index + 1}</span>
              <h3 className="mt-2 text-18">{title}</h3>
              <p className="mt-1.5 text-pretty text-muted">{text}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Faq() {
  const t = useMessages().landing;
  return (
    <section className="border-t border-line bg-surface">
      <div className="page-wide grid gap-x-16 gap-y-8 py-14 md:py-24 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <h2 className="headline text-28 md:text-40">{t.faq}</h2>
        <div className="divide-y divide-line border-y border-line">
          {t.questions.map(({ q, a }) => (
            <details key={q} className="group">
              <summary className="flex min-h-14 items-center justify-between gap-4 py-3 font-medium [&::-webkit-details-marker]:hidden">
                {q}
                <ChevronDown aria-hidden size={20} strokeWidth={1.75} className="shrink-0 text-muted transition-transform group-open:rotate-180" />
              </summary>
              <p className="max-w-[60ch] pb-5 text-pretty text-muted">{a}</p>
            </details>
          ))}
        </div>
      </div>
    </section>
  );
}
