import type { ExpertOnMap } from '@sysops/domain/dispatch';
import type { MapPoint } from '@sysops/ui';
import { expertStates } from '../messages/console-words.ts';

const tones: Readonly<Record<ExpertOnMap['state'], MapPoint['tone']>> = { free: 'ink', offered: 'blue', en_route: 'now', on_job: 'amber', break: 'gray', absent: 'gray', away: 'gray', off_shift: 'gray' };

/** An expert as a mark on the map; his state is in the words, not in the colour alone. */
export const expertPoint = (expert: ExpertOnMap, selected = false): MapPoint => ({
  id: expert.expertId, kind: 'person', lat: expert.lat, lng: expert.lng, label: selected ? `${expert.name}, ${expertStates[expert.state].word}` : expert.name, tone: tones[expert.state], selected,
});
