import type { ExpertListItem } from '@sysops/domain/experts';
import { Badge } from '@sysops/ui';
import { expertsEn as t } from '../messages/console-experts-en.ts';

/** Whether he can be asked now. */
export function ExpertBadge({ expert }: { expert: Pick<ExpertListItem, 'active' | 'away' | 'onShift'> }) {
  if (!expert.active) return <Badge tone="red" dot>{t.states.inactive}</Badge>;
  if (expert.away) return <Badge dot>{t.states.away}</Badge>;
  return expert.onShift ? <Badge tone="jade" dot>{t.states.onShift}</Badge> : <Badge dot>{t.states.offShift}</Badge>;
}
