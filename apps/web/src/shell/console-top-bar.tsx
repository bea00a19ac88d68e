import { Avatar, BrandMark, Button, IconButton, Kbd, ThemeSwitch, TopBar } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { LogOut, Search } from 'lucide-react';
import { auth } from '../api/api.ts';
import { consoleEn as t } from '../messages/console-en.ts';
import { LiveBadge } from './console-live.tsx';
import { useStaff } from './console-staff.ts';

/** Leaves nothing of this person in the page: the address is loaded anew. */
async function signOut(): Promise<void> {
  await auth.signOut();
  location.assign('/sign-in');
}

/** Over the whole console: the way to everything, whether it is live, and who works here. */
export function ConsoleTopBar({ onSearch }: { onSearch: () => void }) {
  const { name, email } = useStaff();
  return (
    <TopBar
      brand={<Link to="/console" className="flex items-center gap-2"><BrandMark /><span className="sr-only lg:not-sr-only">{t.product}</span></Link>}
      end={
        <>
          <LiveBadge />
          <span className="hidden lg:block"><ThemeSwitch iconsOnly /></span>
          <span className="ml-1 flex items-center gap-2" title={`${t.signedInAs} ${email}`}>
            <Avatar name={name} size="small" decorative />
            <span className="hidden max-w-40 truncate md:inline"><span className="sr-only">{t.signedInAs} </span>{name}</span>
          </span>
          <IconButton label={t.signOut} icon={<LogOut />} onClick={() => void signOut()} />
        </>
      }
    >
      <Button onClick={onSearch} className="w-full max-w-md justify-start! border-line-strong! font-normal! text-muted!" aria-keyshortcuts="Control+K Meta+K">
        <Search aria-hidden size={16} strokeWidth={1.75} />
        <span className="truncate">{t.palette.open}</span>
        <span className="ml-auto hidden sm:inline"><Kbd>Ctrl K</Kbd></span>
      </Button>
    </TopBar>
  );
}
