import { Tabs } from '@sysops/ui';
import { policyEn as t } from '../messages/console-policy-en.ts';
import { ConsolePage } from '../shell/console-page.tsx';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { listOf, useUrlState } from '../shell/use-url-state.ts';
import { EscalationGroups } from '../sla/escalation-groups.tsx';
import { CapacityHolds } from './capacity-holds.tsx';
import { PoliciesInForce } from './policies-in-force.tsx';
import { ReconciliationList } from './reconciliation-list.tsx';
import { ShadowAgreement, ShadowDifferences } from './shadow-results.tsx';

const tabs = ['policy', 'held', 'escalation', 'reconciliation'] as const;

const parseTab = (search: Readonly<Record<string, unknown>>): { readonly tab: (typeof tabs)[number] } => ({ tab: listOf(search['tab'], tabs)[0] ?? 'policy' });

/** The rules in force: how experts are chosen and what is tried beside it, who is called, whether tickets add up. */
export function RulesScreen() {
  const now = useConsoleNow();
  const [{ tab }, set] = useUrlState(parseTab);
  return (
    <ConsolePage title={t.title} description={t.description}>
      <Tabs
        label={t.tabsLabel}
        value={tab}
        onChange={(next) => set({ tab: next })}
        tabs={[
          { value: 'policy', label: t.tabs.policy, content: <div className="flex flex-col gap-5"><PoliciesInForce now={now} /><ShadowAgreement /><ShadowDifferences now={now} /></div> },
          { value: 'held', label: t.tabs.held, content: <CapacityHolds /> },
          { value: 'escalation', label: t.tabs.escalation, content: <EscalationGroups /> },
          { value: 'reconciliation', label: t.tabs.reconciliation, content: <ReconciliationList now={now} /> },
        ]}
      />
    </ConsolePage>
  );
}
