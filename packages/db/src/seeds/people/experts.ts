import type { Tx } from '../../connection/index.ts';
import type { ExpertSkill, ServiceArea, ShiftSpan } from '@sysops/domain/experts';
import { day, type Instant, type LanguageCode, type LatLng } from '@sysops/domain/shared';
import type { Chance } from '../chance.ts';
import { beginning } from '../demo-people.ts';
import { insertRows, iso } from '../insert-rows.ts';
import { zipOf } from '../places.ts';
import { areaOf, roster, type RosterLine } from './expert-roster.ts';
import { mailName, phonesOf } from './names.ts';
import { shiftPatterns } from './shift-patterns.ts';

export type DemoExpert = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly languages: readonly LanguageCode[];
  readonly timeZone: string;
  readonly home: LatLng;
  readonly serviceArea: ServiceArea;
  readonly autoAccept: boolean;
  readonly skills: readonly ExpertSkill[];
  readonly shifts: readonly ShiftSpan[];
  readonly absence: { readonly from: Instant; readonly to: Instant; readonly reason: string } | null;
};

function skillsOf({ skills }: RosterLine, now: Instant): ExpertSkill[] {
  return skills.split(', ').map((text) => {
    const [skill = '', level = ''] = text.split(' ');
    const lapsed = level.endsWith('!');
    const certified = skill === 'mains-safety';
    return { skill, level: Number(level.replace('!', '')), expiresAt: lapsed ? now - 12 * day : certified ? now + 400 * day : null };
  });
}

/** Holidays ahead and one under way, so that calendars are not empty. */
const absences: Readonly<Record<string, readonly [number, number, string]>> = {
  'Farah Aziz': [6, 13, 'Holiday'], 'Marcus Bell': [2, 3, 'Training'], 'Violet Chan': [-1, 2, 'Sick leave'], 'Roy Tillman': [10, 17, 'Holiday'], 'Teresa Vega': [4, 5, 'Family'],
};

export function makeExperts(now: Instant, chance: Chance): DemoExpert[] {
  const phones = phonesOf('experts');
  return roster.map((line): DemoExpert => {
    const { lat, lng, state } = zipOf(line.zip);
    const [fromDay, toDay, reason] = absences[line.name] ?? [];
    const home = { lat: Number((lat + chance.int(-300, 300) / 100_000).toFixed(5)), lng: Number((lng + chance.int(-300, 300) / 100_000).toFixed(5)) };
    return {
      id: chance.id(beginning), name: line.name, email: `${mailName(line.name)}@experts.example`, phone: phones.next(state), languages: line.languages.split(' ').map((code) => (code === 'es' ? 'es' : 'en')),
      timeZone: state === 'WY' ? 'America/Denver' : 'America/New_York', home, serviceArea: areaOf(line), autoAccept: line.autoAccept ?? false, skills: skillsOf(line, now), shifts: shiftPatterns[line.shift],
      absence: fromDay !== undefined && toDay !== undefined && reason !== undefined ? { from: now + fromDay * day, to: now + toDay * day, reason } : null,
    };
  });
}

export async function insertExperts(tx: Tx, experts: readonly DemoExpert[], chance: Chance): Promise<void> {
  await insertRows(tx, 'expert', experts.map((e) => ({
    id: e.id, name: e.name, email: e.email, phone: e.phone, languages: e.languages, time_zone: e.timeZone, home_lat: e.home.lat, home_lng: e.home.lng,
    service_area: e.serviceArea, active: true, away: false, auto_accept: e.autoAccept, version: 1, created_at: iso(beginning),
  })));
  await insertRows(tx, 'expert_skill', experts.flatMap((e) => e.skills.map(({ skill, level, expiresAt }) => ({ expert_id: e.id, skill, level, expires_at: expiresAt === null ? null : iso(expiresAt) }))));
  await insertRows(tx, 'expert_shift', experts.flatMap((e) => e.shifts.map(({ weekday, fromMinute, toMinute }) => ({ expert_id: e.id, weekday, from_minute: fromMinute, to_minute: toMinute }))));
  await insertRows(tx, 'expert_absence', experts.flatMap(({ id, absence }) => (absence ? [{ id: chance.id(beginning), expert_id: id, during: `[${iso(absence.from)},${iso(absence.to)})`, reason: absence.reason }] : [])));
}
