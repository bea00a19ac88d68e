import type { AbsenceView, AwayCause, ExpertSkill, ServiceArea, ShiftSpan, SkillView } from '@sysops/domain/experts';
import type { Instant, LanguageCode, LatLng } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

type Em = Tx['em'];

/** One expert with all that belongs to him, as stored. */
export type ExpertFacts = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly languages: readonly LanguageCode[];
  readonly timeZone: string;
  readonly home: LatLng;
  readonly serviceArea: ServiceArea;
  readonly active: boolean;
  readonly away: boolean;
  /** Null when he is not away. */
  readonly awayCause: AwayCause | null;
  readonly awaySince: Instant | null;
  readonly autoAccept: boolean;
  readonly jobsShown: number | null;
  readonly version: number;
  readonly skills: readonly ExpertSkill[];
  readonly shifts: readonly ShiftSpan[];
  readonly absences: readonly AbsenceView[];
  readonly position: (LatLng & { readonly at: Instant; readonly accuracyMeters: number }) | null;
};

const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint`;

/** Of `expert e`, with all parts; absences that are over are left out. */
export const expertColumns = `e.id, e.name, e.email, e.phone, to_json(e.languages) as languages, e.time_zone as "timeZone", json_build_object('lat', e.home_lat, 'lng', e.home_lng) as home,
    e.service_area as "serviceArea", e.active, e.away, e.away_cause as "awayCause", ${ms('e.away_since')}::float8 as "awaySince", e.auto_accept as "autoAccept", e.jobs_shown as "jobsShown", e.version,
    coalesce((select json_agg(json_build_object('skill', s.skill, 'level', s.level, 'expiresAt', ${ms('s.expires_at')}) order by s.skill) from expert_skill s where s.expert_id = e.id), '[]') as skills,
    coalesce((select json_agg(json_build_object('weekday', h.weekday, 'fromMinute', h.from_minute, 'toMinute', h.to_minute) order by h.weekday, h.from_minute) from expert_shift h where h.expert_id = e.id), '[]') as shifts,
    coalesce((select json_agg(json_build_object('id', a.id, 'from', ${ms('lower(a.during)')}, 'to', ${ms('upper(a.during)')}, 'reason', a.reason) order by lower(a.during)) from expert_absence a where a.expert_id = e.id and upper(a.during) > app.now()), '[]') as absences,
    (select json_build_object('lat', p.lat, 'lng', p.lng, 'at', ${ms('p.at')}, 'accuracyMeters', p.accuracy_meters) from expert_position p where p.expert_id = e.id) as position`;

const select = `select ${expertColumns} from expert e`;

export async function findExpert(em: Em, id: string): Promise<ExpertFacts | null> {
  const [row] = await em.execute<ExpertFacts[]>(`${select} where e.id = ?`, [id]);
  return row ?? null;
}

export async function findExperts(em: Em, ids: readonly string[]): Promise<ExpertFacts[]> {
  if (ids.length === 0) return [];
  return em.execute<ExpertFacts[]>(`${select} where e.id = any(string_to_array(?, ',')::uuid[])`, [ids.join(',')]);
}

const escapeLike = (text: string): string => text.toLowerCase().replace(/[\\%_]/g, '\\$&');

export async function listExperts(em: Em, filter: { readonly search?: string | undefined; readonly skill?: string | undefined; readonly activeOnly: boolean }): Promise<ExpertFacts[]> {
  const where = ['true'];
  const values: unknown[] = [];
  if (filter.search) {
    where.push(`lower(e.name || ' ' || e.email) like '%' || ? || '%'`);
    values.push(escapeLike(filter.search));
  }
  if (filter.skill) {
    where.push(`exists (select 1 from expert_skill s where s.expert_id = e.id and s.skill = ?)`);
    values.push(filter.skill);
  }
  if (filter.activeOnly) where.push('e.active');
  return em.execute<ExpertFacts[]>(`${select} where ${where.join(' and ')} order by e.name, e.id limit 1000`, values);
}

export async function listSkills(em: Em): Promise<SkillView[]> {
  return em.execute<SkillView[]>(`select k.code, k.name, (select count(*)::int from expert_skill s join expert e on e.id = s.expert_id where s.skill = k.code and e.active) as holders from skill k order by k.code`);
}

/** Codes of all skills that there are. */
export async function knownSkills(em: Em): Promise<Set<string>> {
  const rows = await em.execute<{ code: string }[]>(`select code from skill`);
  return new Set(rows.map((row) => row.code));
}

/** Skills that only certified people may use, whoever decides. */
export async function certifiedSkills(em: Em): Promise<Set<string>> {
  const rows = await em.execute<{ code: string }[]>(`select code from skill where certified`);
  return new Set(rows.map((row) => row.code));
}
