import { Button, Section, Skeleton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { api } from '../api/api.ts';
import { BillingSection } from '../billing/billing-section.tsx';
import { useCustomerTexts } from '../messages/customer-texts.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { PrivacySection } from '../privacy/privacy-section.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { signOut } from '../shell/session.ts';
import { useTitle } from '../shell/use-title.ts';
import { ContactsSection } from './contacts-section.tsx';
import { ProfileForm } from './profile-form.tsx';

export function AccountScreen() {
  const t = useCustomerTexts().account;
  const site = useMessages();
  const profile = useQuery(api.customers.profile.queryOptions());
  useTitle(t.title);
  return (
    <div className="page flex flex-col gap-12">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="headline text-40">{t.title}</h1>
          {profile.data ? <p className="mt-1 break-words text-muted">{t.session} {profile.data.email}</p> : null}
        </div>
        <Button icon={<LogOut />} onClick={() => void signOut()}>{site.nav.signOut}</Button>
      </header>
      <BillingSection />
      {profile.data ? <ContactsSection chosen={profile.data.channel} /> : null}
      <Section title={t.profile}>
        <Loaded query={profile} outline={<Skeleton className="h-96 w-full rounded-card" />}>{(stored) => <ProfileForm stored={stored} />}</Loaded>
      </Section>
      {profile.data ? <PrivacySection email={profile.data.email} /> : null}
    </div>
  );
}
