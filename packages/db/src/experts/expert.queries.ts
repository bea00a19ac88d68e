import type { AbsenceView, ExpertSkill, ServiceArea, ShiftSpan, SkillView } from '@sysops/domain/experts';
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
  readonly autoAccept: boolean;
  readonly version: number;
  readonly skills: readonly ExpertSkill[];
  readonly shifts: readonly ShiftSpan[];
  readonly absences: readonly AbsenceView[];
  readonly position: (LatLng & { readonly at: Instant }) | null;
};

const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint`;

/** One query for experts with their parts; absences that are over are left out. */
const select = `
  select e.id, e.name, e.email, e.phone, to_json(e.languages) as languages, e.time_zone as "timeZone", json_build_object('lat', e.home_lat, 'lng', e.home_lng) as home,
    e.service_area as "serviceArea", e.active, e.away, e.auto_accept as "autoAccept", e.version,
    coalesce((select json_agg(json_build_object('skill', s.skill, 'level', s.level, 'expiresAt', ${ms('s.expires_at')}) order by s.skill) from expert_skill s where s.expert_id = e.id), '[]') as skills,
    coalesce((select json_agg(json_build_object('weekday', h.weekday, 'fromMinute', h.from_minute, 'toMinute', h.to_minute) order by h.weekday, h.from_minute) from expert_shift h where h.expert_id = e.id), '[]') as shifts,
    coalesce((select json_agg(json_build_object('id', a.id, 'from', ${ms('lower(a.during)')}, 'to', ${ms('upper(a.during)')}, 'reason', a.reason) order by lower(a.during)) from expert_absence a where a.expert_id = e.id and upper(a.during) > app.now()), '[]') as absences,
    (select json_build_object('lat', p.lat, 'lng', p.lng, 'at', ${ms('p.at')}) from expert_position p where p.expert_id = e.id) as position
  from expert e`;

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

/** Up to so many holders of a skill are looked at one by one; above that the nearest are found by the index. */
const fewHolders = 1500;

export type Near = { readonly skills: readonly { readonly skill: string; readonly level: number }[]; readonly near: LatLng; readonly limit: number };

/** Distance for ordering only: the index knows it. */
const distance = `point(e.home_lng * 0.79, e.home_lat) <-> point(? * 0.79, ?)`;

/** Whether few enough hold the scarcest of these skills to start from them instead of from the map. */
async function startsFromHolders(em: Em, skills: Near['skills']): Promise<string | null> {
  let scarcest: { skill: string; count: number } | null = null;
  for (const { skill, level } of skills) {
    const [row] = await em.execute<{ count: number }[]>(`select count(*)::int as count from (select 1 from expert_skill where skill = ? and level >= ? limit ${fewHolders + 1}) some_holders`, [skill, level]);
    const count = row?.count ?? 0;
    if (count <= fewHolders && (scarcest === null || count < scarcest.count)) scarcest = { skill, count };
  }
  return scarcest?.skill ?? null;
}

/** Holders of every skill at its level, nearest home first; with no skill asked, everybody. Inactive ones too: the decision says so. */
async function nearestAble(em: Em, { skills, near, limit }: Near): Promise<ExpertFacts[]> {
  const holders = skills.length > 0 ? await startsFromHolders(em, skills) : null;
  const able = skills.map(() => `exists (select 1 from expert_skill s where s.expert_id = e.id and s.skill = ? and s.level >= ?)`);
  const where = [...able, ...(holders === null ? [] : [`e.id in (select expert_id from expert_skill where skill = ?)`])];
  return em.execute<ExpertFacts[]>(
    `with nearest as materialized (select e.id, ${distance} as far from expert e ${where.length > 0 ? `where ${where.join(' and ')}` : ''} order by ${distance} limit ?)
     ${select} join nearest n on n.id = e.id order by n.far, e.id`,
    [near.lng, near.lat, ...skills.flatMap(({ skill, level }) => [skill, level]), ...(holders === null ? [] : [holders]), near.lng, near.lat, limit],
  );
}

/** Nearest experts who hold at least one of the skills and are not among `known`. */
async function nearestHolders(em: Em, { skills, near, limit }: Near, known: readonly string[]): Promise<ExpertFacts[]> {
  return em.execute<ExpertFacts[]>(
    `with nearest as materialized (select e.id, ${distance} as far from expert e
       where exists (select 1 from expert_skill s where s.expert_id = e.id and s.skill = any(string_to_array(?, ','))) and not e.id = any(string_to_array(?, ',')::uuid[])
       order by ${distance} limit ?)
     ${select} join nearest n on n.id = e.id order by n.far, e.id`,
    [near.lng, near.lat, skills.map(({ skill }) => skill).join(','), known.join(','), near.lng, near.lat, limit],
  );
}

/** So many who lack something are looked at beside, so that the record can say what they lack. */
const unableShown = 8;

/** Whom a decision looks at: the nearest who can do it, and a few near ones who only could in part. */
export async function expertsNear(em: Em, query: Near): Promise<ExpertFacts[]> {
  const able = await nearestAble(em, query);
  if (query.skills.length === 0) return able;
  return [...able, ...(await nearestHolders(em, { ...query, limit: unableShown }, able.map(({ id }) => id)))];
}

/** Of these skills, those that only one active expert on call holds. */
export async function heldByOne(em: Em, skills: readonly string[]): Promise<Set<string>> {
  const rows = await em.execute<{ skill: string }[]>(
    `select wanted.skill from unnest(string_to_array(?, ',')) as wanted(skill)
     where (select count(*) from (select 1 from expert_skill s join expert e on e.id = s.expert_id where s.skill = wanted.skill and e.active and not e.away limit 2) two) = 1`,
    [skills.join(',')],
  );
  return new Set(rows.map((row) => row.skill));
}

export async function listSkills(em: Em): Promise<SkillView[]> {
  return em.execute<SkillView[]>(`select k.code, k.name, (select count(*)::int from expert_skill s join expert e on e.id = s.expert_id where s.skill = k.code and e.active) as holders from skill k order by k.code`);
}

/** Skills that only certified people may use, whoever decides. */
export async function certifiedSkills(em: Em): Promise<Set<string>> {
  const rows = await em.execute<{ code: string }[]>(`select code from skill where certified`);
  return new Set(rows.map((row) => row.code));
}
