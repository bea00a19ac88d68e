import type { ServiceArea } from '@sysops/domain/experts';
import { metro, rural, zipOf } from '../places.ts';
import type { ShiftPattern } from './shift-patterns.ts';

/** Kilometres round his home, a list of ZIP codes, or an outline. */
type Area = number | readonly string[] | 'manhattan' | 'brooklyn' | 'statenIsland';

export type RosterLine = { readonly name: string; readonly zip: string; readonly shift: ShiftPattern; readonly skills: string; readonly languages: string; readonly area: Area; readonly autoAccept?: true };

const outlines = {
  manhattan: [[40.7, -74.02], [40.71, -73.975], [40.775, -73.94], [40.8, -73.925], [40.835, -73.932], [40.877, -73.912], [40.87, -73.936], [40.75, -74.012]],
  brooklyn: [[40.74, -73.962], [40.7, -74.0], [40.65, -74.03], [40.61, -74.045], [40.57, -74.01], [40.57, -73.88], [40.65, -73.86], [40.695, -73.9]],
  statenIsland: [[40.65, -74.08], [40.605, -74.05], [40.55, -74.09], [40.5, -74.25], [40.56, -74.22], [40.645, -74.19]],
} as const;

export function areaOf({ area, zip }: RosterLine): ServiceArea {
  const { lat, lng } = zipOf(zip);
  if (typeof area === 'number') return { kind: 'circle', center: { lat, lng }, radiusKm: area };
  if (typeof area === 'string') return { kind: 'polygon', points: outlines[area].map(([y, x]) => ({ lat: y, lng: x })) };
  return { kind: 'zips', zips: [...area] };
}

const starting = (...prefixes: readonly string[]): string[] => [...metro, ...rural].map((place) => place.zip).filter((zip) => prefixes.some((prefix) => zip.startsWith(prefix)));

/** `skill level` pairs; a `!` marks one whose certificate has run out. */
export const roster: readonly RosterLine[] = [
  { name: 'Maya Torres', zip: '11201', shift: 'onCall', skills: 'stereo-turntable 5, stereo-amplifier 4, stereo-speakers 4', languages: 'en es', area: 25 },
  { name: 'Ben Okafor', zip: '11215', shift: 'onCall', skills: 'tv-panel 5, tv-power 4, tv-smart 4, tv-mounting 3, computer-hardware 3, computer-software 3, computer-network 3, computer-storage 3, mains-safety 3', languages: 'en', area: 20 },
  { name: 'Rosa Delgado', zip: '11373', shift: 'sixDays', skills: 'tv-panel 4, tv-smart 3, tv-power 3, computer-software 2', languages: 'es en', area: starting('111', '113', '114') },
  { name: 'Aaron Fitch', zip: '10025', shift: 'early', skills: 'tv-panel 3, tv-power 3, tv-mounting 4', languages: 'en', area: 'manhattan' },
  { name: 'Bianca Russo', zip: '10003', shift: 'day', skills: 'computer-hardware 4, computer-software 4, computer-storage 3', languages: 'en', area: 'manhattan' },
  { name: 'Carl Jensen', zip: '10016', shift: 'late', skills: 'computer-network 5, computer-software 3, tv-smart 4', languages: 'en', area: 12 },
  { name: 'Dana Whitfield', zip: '10027', shift: 'nights', skills: 'tv-power 4, tv-panel 3, mains-safety 3, tv-mounting 2', languages: 'en', area: 22 },
  { name: 'Emil Novak', zip: '10033', shift: 'weekend', skills: 'tv-panel 4, tv-smart 3, computer-hardware 2, computer-software 2', languages: 'en', area: 18 },
  { name: 'Farah Aziz', zip: '10458', shift: 'day', skills: 'computer-hardware 3, computer-software 3, computer-network 3', languages: 'en', area: starting('104', '107', '108') },
  { name: 'Gustavo Pena', zip: '10451', shift: 'split', skills: 'tv-panel 3, tv-power 2, stereo-speakers 3', languages: 'es en', area: 14 },
  { name: 'Hannah Brooks', zip: '10467', shift: 'fourLong', skills: 'stereo-amplifier 3, stereo-speakers 4, tv-power 2, mains-safety 2', languages: 'en', area: 24 },
  { name: 'Ivan Petrov', zip: '11375', shift: 'nightsFromSunday', skills: 'computer-hardware 4, computer-storage 4, computer-software 3, computer-network 2', languages: 'en', area: 26 },
  { name: 'Julia Mendes', zip: '11101', shift: 'day', skills: 'tv-smart 4, tv-panel 4, computer-network 3', languages: 'en es', area: 15, autoAccept: true },
  { name: 'Kofi Mensah', zip: '11354', shift: 'late', skills: 'tv-power 4, tv-panel 4, mains-safety 2', languages: 'en', area: starting('111', '113', '114', '115') },
  { name: 'Lena Fischer', zip: '11385', shift: 'mornings', skills: 'stereo-turntable 2, stereo-speakers 3, stereo-amplifier 2', languages: 'en', area: 12 },
  { name: 'Marcus Bell', zip: '11221', shift: 'early', skills: 'computer-software 3, computer-hardware 3, tv-smart 2', languages: 'en', area: 'brooklyn' },
  { name: 'Nadia Karim', zip: '11226', shift: 'weekendNights', skills: 'tv-panel 3, tv-power 3, computer-software 2, mains-safety 2', languages: 'en', area: 20 },
  { name: 'Oscar Lindgren', zip: '11209', shift: 'fromWednesday', skills: 'tv-mounting 4, tv-panel 2, tv-power 2, tv-smart 2', languages: 'en', area: 'brooklyn' },
  { name: 'Paula Ortiz', zip: '11211', shift: 'evenings', skills: 'computer-network 4, computer-software 3', languages: 'es en', area: 10 },
  { name: 'Quentin Ash', zip: '11229', shift: 'nights', skills: 'computer-software 4, computer-network 3, computer-hardware 3, tv-smart 3', languages: 'en', area: 25 },
  { name: 'Rachel Stein', zip: '10128', shift: 'day', skills: 'stereo-amplifier 5, stereo-speakers 5, mains-safety 3', languages: 'en', area: 30 },
  { name: 'Samir Patel', zip: '07302', shift: 'day', skills: 'computer-storage 5, computer-hardware 4, computer-software 4', languages: 'en', area: 28 },
  { name: 'Teresa Vega', zip: '07030', shift: 'sixDays', skills: 'tv-panel 4, tv-power 3, tv-mounting 3', languages: 'es en', area: ['07030', '07302', '07306', '10011', '10013'] },
  { name: 'Ulrich Baum', zip: '10301', shift: 'day', skills: 'tv-panel 3, tv-smart 3, computer-software 3, computer-hardware 2', languages: 'en', area: 'statenIsland' },
  { name: 'Violet Chan', zip: '10314', shift: 'weekend', skills: 'tv-power 3, computer-network 3, stereo-speakers 2', languages: 'en', area: 'statenIsland' },
  { name: 'William Cole', zip: '10701', shift: 'fourLong', skills: 'computer-hardware 4, computer-network 4, tv-smart 3', languages: 'en', area: 20, autoAccept: true },
  { name: 'Ximena Soto', zip: '10801', shift: 'late', skills: 'tv-panel 4, tv-power 4, tv-mounting 2, mains-safety 2', languages: 'es en', area: 24 },
  { name: 'Yusuf Demir', zip: '11501', shift: 'early', skills: 'tv-panel 5, tv-power 5, mains-safety 4', languages: 'en', area: 32 },
  { name: 'Zoe Hartman', zip: '11530', shift: 'fromWednesday', skills: 'computer-software 5, computer-storage 3, computer-network 3', languages: 'en', area: 22 },
  { name: 'Andre Baptiste', zip: '11432', shift: 'weekendNights', skills: 'computer-hardware 3, computer-network 3, tv-power 3, tv-panel 3', languages: 'en', area: 24 },
  { name: 'Celia Romano', zip: '10019', shift: 'nightsFromSunday', skills: 'tv-panel 4, tv-smart 3, stereo-amplifier 3, mains-safety 2!', languages: 'en es', area: 20 },
  { name: 'Dmitri Volkov', zip: '10013', shift: 'split', skills: 'computer-storage 4, computer-software 4, computer-network 2', languages: 'en', area: starting('100', '112') },
  { name: 'Wade Hollister', zip: '82601', shift: 'day', skills: 'tv-panel 4, tv-power 4, tv-mounting 3, mains-safety 3', languages: 'en', area: 60 },
  { name: 'Carla Jimenez', zip: '82604', shift: 'onCall', skills: 'computer-hardware 4, computer-software 3, computer-network 4, tv-smart 3, tv-power 2', languages: 'es en', area: starting('826') },
  { name: 'Everett Pike', zip: '82609', shift: 'late', skills: 'stereo-amplifier 4, stereo-turntable 3, stereo-speakers 4, tv-panel 3, mains-safety 2', languages: 'en', area: 80 },
  { name: 'June Whitehorse', zip: '82633', shift: 'fourLong', skills: 'computer-software 3, computer-hardware 3, tv-smart 3, tv-panel 3', languages: 'en', area: 70 },
  { name: 'Roy Tillman', zip: '82716', shift: 'day', skills: 'tv-panel 3, tv-power 3, computer-network 3, computer-software 2', languages: 'en', area: 90 },
  { name: 'Nora Kessler', zip: '82716', shift: 'weekend', skills: 'computer-hardware 3, computer-storage 3, tv-power 2', languages: 'en', area: 60 },
  { name: 'Hank Abbott', zip: '82501', shift: 'fromWednesday', skills: 'tv-power 3, tv-panel 3, computer-network 2, computer-software 2, stereo-speakers 2', languages: 'en', area: starting('825') },
  { name: 'Lily Thorpe', zip: '82240', shift: 'mornings', skills: 'computer-software 3, computer-network 3, tv-smart 2', languages: 'en', area: 75 },
];
