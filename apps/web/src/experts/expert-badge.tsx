import type { ExpertListItem } from '@sysops/domain/experts';
import { Badge } from '@sysops/ui';
import { expertsEn as t } from '../messages/console-experts-en.ts';

/** Whether he can be asked now. */
export function ExpertBadge({ expert }: { expert: Pick<ExpertListItem, 'active' | 'away' | 'duty'> }) {
  if (!expert.active) return <Badge tone="red" dot>{t.states.inactive}</Badge>;
  const { duty, away } = expert;
  if (duty === 'absent' || !away) return <Badge tone={duty === 'on_shift' ? 'jade' : 'gray'} dot>{t.states[duty]}</Badge>;
  return <Badge dot>{t.states.away}</Badge>;
}
