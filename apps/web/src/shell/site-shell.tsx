import { BrandMark, Segmented, SkipLink, ThemeSwitch } from '@sysops/ui';
import { Link, Outlet } from '@tanstack/react-router';
import { WifiOff } from 'lucide-react';
import { useOnline } from '../api/use-online.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';
import { signOut, startOf, useMe } from './session.ts';

const navLink = 'inline-flex min-h-11 items-center rounded-control px-2.5 font-medium text-muted hover:bg-hover hover:text-ink data-[status=active]:text-ink sm:px-3.5';

/** Frame of the customer's website. */
export function SiteShell() {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <SiteHeader />
      <OfflineLine />
      <main id="main" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        <Outlet />
      </main>
      <SiteFooter />
    </div>
  );
}

function SiteHeader() {
  const t = useMessages();
  const me = useMe();
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-page/95 pt-[env(safe-area-inset-top,0px)]">
      <div className="page-wide flex min-h-16 items-center justify-between gap-2">
        <Link to="/" className="inline-flex min-h-11 items-center gap-2.5 rounded-control">
          <BrandMark size={30} />
          <span className="headline text-18 max-[359px]:sr-only">Sysops Squad</span>
        </Link>
        <nav aria-label={t.nav.main} className="-mr-2.5 flex items-center sm:-mr-3.5">
          {me.data?.customerId ? <Link to="/home" className={navLink}>{t.nav.home}</Link> : <Link to="/plans" className={navLink}>{t.nav.plans}</Link>}
          <AccountLinks />
        </nav>
      </div>
    </header>
  );
}

function AccountLinks() {
  const t = useMessages();
  const me = useMe();
  if (me.data?.customerId) return <Link to="/account" className={navLink}>{t.nav.account}</Link>;
  if (!me.data) return <Link to="/sign-in" className={navLink}>{t.nav.signIn}</Link>;
  const start = startOf(me.data);
  return (
    <>
      <a href={start} className={navLink}>{start === '/console' ? t.nav.console : t.nav.home}</a>
      <button type="button" className={navLink} onClick={() => void signOut()}>{t.nav.signOut}</button>
    </>
  );
}

function OfflineLine() {
  const t = useMessages();
  const online = useOnline();
  return (
    <div role="status">
      {online ? null : (
        <p className="bg-amber-3 text-amber-12">
          <span className="page-wide flex items-center gap-2.5 py-2 text-small">
            <WifiOff aria-hidden size={16} strokeWidth={2} className="shrink-0" />
            {t.offline}
          </span>
        </p>
      )}
    </div>
  );
}

function SiteFooter() {
  const t = useMessages();
  const { language, choose } = useLanguage();
  return (
    <footer className="border-t border-line">
      <div className="page-wide flex flex-wrap items-center justify-between gap-x-6 gap-y-4 py-8">
        <p className="text-small text-muted">Sysops Squad · Penultimate Electronics</p>
        <div className="flex flex-wrap items-center gap-3 text-small">
          <Segmented label={t.nav.language} value={language} onChange={choose} choices={[{ value: 'en', label: 'English' }, { value: 'es', label: 'Español' }]} />
          <ThemeSwitch iconsOnly />
        </div>
      </div>
    </footer>
  );
}
