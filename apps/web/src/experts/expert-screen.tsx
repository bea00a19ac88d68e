import type { ExpertView } from '@sysops/domain/experts';
import { Tabs } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../api/api.ts';
import { expertsEn as t } from '../messages/console-experts-en.ts';
import { ConsolePage, LoadedPage } from '../shell/console-page.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { listOf, useUrlState } from '../shell/use-url-state.ts';
import { AreaTab } from './area-tab.tsx';
import { AvailabilityTab } from './availability-tab.tsx';
import { ExpertBadge } from './expert-badge.tsx';
import { ProfileTab } from './profile-tab.tsx';
import { SkillsTab } from './skills-tab.tsx';

const tabs = ['profile', 'skills', 'availability', 'area'] as const;
type Tab = (typeof tabs)[number];

const parseTab = (search: Readonly<Record<string, unknown>>): { readonly tab: Tab } => ({ tab: listOf(search['tab'], tabs)[0] ?? 'profile' });

/** One expert: who he is, what he can, when he works and where. */
export function ExpertScreen() {
  const { expertId = '' } = useParams({ strict: false });
  const expert = useQuery(api.experts.get.queryOptions({ expertId }));
  return <LoadedPage query={expert} title={t.title} back={{ to: '/console/experts', label: t.back }}>{(view) => <ExpertPage key={view.id} expert={view} />}</LoadedPage>;
}

function ExpertPage({ expert }: { expert: ExpertView }) {
  const { isAdmin } = useStaff();
  const [{ tab }, set] = useUrlState(parseTab);
  return (
    <ConsolePage
      title={expert.name}
      back={{ to: '/console/experts', label: t.back }}
      badges={<ExpertBadge expert={expert} />}
      description={isAdmin ? undefined : t.readOnly}
      actions={<Link to="/console/tickets" search={{ expert: expert.id }} className="link">{t.tickets}</Link>}
    >
      <Tabs
        label={t.tabsLabel}
        value={tab}
        onChange={(next) => set({ tab: next })}
        tabs={[
          { value: 'profile', label: t.tabs.profile, content: <ProfileTab expert={expert} /> },
          { value: 'skills', label: t.tabs.skills, count: expert.skills.length, content: <SkillsTab expert={expert} /> },
          { value: 'availability', label: t.tabs.availability, content: <AvailabilityTab expert={expert} /> },
          { value: 'area', label: t.tabs.area, content: <AreaTab expert={expert} /> },
        ]}
      />
    </ConsolePage>
  );
}
