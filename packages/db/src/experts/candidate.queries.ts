import type { LatLng } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';
import type { ExpertFacts } from './expert.queries.ts';

type Em = Tx['em'];

/** What a choice needs to know of an expert, with the skills that nobody else on call holds. */
export type CandidateExpert = Pick<ExpertFacts, 'id' | 'name' | 'timeZone' | 'home' | 'serviceArea' | 'active' | 'away' | 'autoAccept' | 'skills' | 'shifts' | 'absences' | 'position'> & { readonly scarceSkills: readonly string[] };

/** `also`: looked at beside them wherever they live, because the ticket speaks of them. */
export type Near = { readonly skills: readonly { readonly skill: string; readonly level: number }[]; readonly near: LatLng; readonly limit: number; readonly also?: readonly string[] };

/** Whom one decision looks at: named experts, or those near a place who hold skills. */
export type CandidateSearch = Near | { readonly ids: readonly string[] };

/** An answer that decides only where a search starts; an old one finds the same experts. */
const counted = new Map<string, { readonly count: number; readonly until: number }>();
const countedForMs = 60_000;

async function countOf(em: Em, table: string, skill: string | null): Promise<number> {
  const key = `${table} ${skill}`;
  const known = counted.get(key);
  if (known && performance.now() < known.until) return known.count;
  const [row] = await em.execute<{ count: number }[]>(`select count(*)::int as count from ${table} ${skill === null ? '' : 'where skill = ?'}`, skill === null ? [] : [skill]);
  const count = row?.count ?? 0;
  counted.set(key, { count, until: performance.now() + countedForMs });
  return count;
}

/** A search as the statement reads it. `held`: the scarcest of its skills when few hold it; `few`: few hold any of them. */
type SearchRow = { n: number; ids: readonly string[] | null; also: readonly string[]; lng: number | null; lat: number | null; skills: readonly string[]; levels: readonly number[]; most: number; held: string | null; few: boolean };

/** Walking the map to the fortieth holder passes 40 × experts ÷ holders; where that is more than the holders, these are looked at one by one. */
const isFew = (holders: number, experts: number): boolean => holders * holders < 40 * experts;

async function toRow(em: Em, search: CandidateSearch, n: number): Promise<SearchRow> {
  if ('ids' in search) return { n, ids: search.ids, also: [], lng: null, lat: null, skills: [], levels: [], most: 0, held: null, few: false };
  const { skills, near, limit, also = [] } = search;
  const experts = await countOf(em, 'expert', null);
  const counts: { skill: string; count: number }[] = [];
  for (const { skill } of skills) counts.push({ skill, count: await countOf(em, 'expert_skill', skill) });
  const scarcest = counts.filter(({ count }) => isFew(count, experts)).toSorted((a, b) => a.count - b.count)[0];
  const few = isFew(counts.reduce((sum, { count }) => sum + count, 0), experts);
  return { n, ids: null, also, ...near, skills: skills.map((s) => s.skill), levels: skills.map((s) => s.level), most: limit, held: scarcest?.skill ?? null, few };
}

const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint`;

/** Distance for ordering only: the index knows it. */
const far = `point(e.home_lng * 0.79, e.home_lat) <-> point(s.lng * 0.79, s.lat)`;

/** Of `expert e` and `search s`. */
const able = `not exists (select 1 from unnest(s.skills, s.levels) as asked(skill, level)
    where not exists (select 1 from expert_skill k where k.expert_id = e.id and k.skill = asked.skill and k.level >= asked.level))`;
const partly = `(select true from expert_skill k where k.expert_id = e.id and k.skill = any(s.skills) limit 1)`;

/** So many who lack something are looked at beside, so that the record can say what they lack. */
const unableShown = 8;

/** By the index, nearest first, until enough are found; or, where few hold a skill, all its holders. `offset 0` and `limit` keep the planner from walking the whole index for them, or a whole table for a few rows. */
const byIndex = (holds: string, most: string): string => `(select e.id, ${far} as far from expert e where ${holds} order by ${far} limit ${most})`;
const byHolders = (skills: string, holds: string, most: string): string =>
  `(select * from (select e.id, ${far} as far from (select distinct expert_id from expert_skill where skill = any(${skills}) offset 0) h cross join lateral (select * from expert where id = h.expert_id offset 0) e where ${holds} offset 0) held order by far limit ${most})`;

/** For all searches in one statement: each statement of its own costs more than what it reads. A skill is scarce when one alone who is active and not away holds it. */
const statement = `
  with search as materialized (select * from jsonb_to_recordset(?::jsonb) as s(n int, ids uuid[], also uuid[], lng float8, lat float8, skills text[], levels int[], most int, held text, few boolean)),
  able as materialized (
    select s.n, f.id, f.far from search s cross join lateral ${byIndex(able, 's.most')} f where s.ids is null and s.held is null
    union all select s.n, f.id, f.far from search s cross join lateral ${byHolders('array[s.held]', able, 's.most')} f where s.held is not null),
  partly as materialized (
    select s.n, f.id, f.far from search s cross join lateral ${byIndex(partly, `s.most + ${unableShown}`)} f where s.ids is null and not s.few and s.skills <> '{}'
    union all select s.n, f.id, f.far from search s cross join lateral ${byHolders('s.skills', partly, `s.most + ${unableShown}`)} f where s.few and s.skills <> '{}'),
  lacking as (
    select n, id, far, row_number() over (partition by n order by far, id) as place from (select p.n, p.id, p.far from partly p left join able a on a.n = p.n and a.id = p.id where a.id is null) beside),
  near as (
    select n, id, 0 as part, far from able
    union all select n, id, 1, far from lacking where place <= ${unableShown}),
  found as materialized (
    select * from near
    union all select s.n, e.id, 0, ${far} from search s join expert e on e.id = any(s.also) where not exists (select 1 from near where near.n = s.n and near.id = e.id)
    union all select s.n, unnest(s.ids), 0, 0 from search s where s.ids is not null),
  who as materialized (select id, json_agg(json_build_array(n, part, far)) as places from found group by id),
  held as materialized (
    select who.id, h.codes, h.list from who cross join lateral (
      select array_agg(s.skill) as codes, json_agg(json_build_object('skill', s.skill, 'level', s.level, 'expiresAt', ${ms('s.expires_at')}) order by s.skill) as list from expert_skill s where s.expert_id = who.id) h),
  scarce as materialized (
    select one.code from (select distinct unnest(codes) as code from held) one
    where (select count(*) from (select 1 from expert_skill s join expert e on e.id = s.expert_id where s.skill = one.code and e.active and not e.away order by s.skill, s.level limit 2) two) = 1)
  select e.id, e.name, e.time_zone as "timeZone", json_build_object('lat', e.home_lat, 'lng', e.home_lng) as home, e.service_area as "serviceArea", e.active, e.away, e.auto_accept as "autoAccept", who.places,
    coalesce(held.list, '[]') as skills, coalesce(hours.list, '[]') as shifts, coalesce(gone.list, '[]') as absences,
    case when p.expert_id is not null then json_build_object('lat', p.lat, 'lng', p.lng, 'at', ${ms('p.at')}) end as position,
    (select coalesce(json_agg(code order by code), '[]') from scarce where code = any(held.codes)) as "scarceSkills"
  from who join held on held.id = who.id
    cross join lateral (select * from expert where id = who.id offset 0) e
    cross join lateral (select json_agg(json_build_object('weekday', s.weekday, 'fromMinute', s.from_minute, 'toMinute', s.to_minute) order by s.weekday, s.from_minute) as list from expert_shift s where s.expert_id = who.id) hours
    cross join lateral (select json_agg(json_build_object('id', a.id, 'from', ${ms('lower(a.during)')}, 'to', ${ms('upper(a.during)')}, 'reason', a.reason) order by lower(a.during)) as list
      from expert_absence a where a.expert_id = who.id and upper(a.during) > app.now()) gone
    left join lateral (select * from expert_position where expert_id = who.id offset 0) p on true`;

type Row = CandidateExpert & { readonly places: readonly (readonly [n: number, part: number, far: number])[] };
type Found = { readonly expert: CandidateExpert; readonly part: number; readonly far: number };

const inOrder = (a: Found, b: Found): number => a.part - b.part || a.far - b.far || (a.expert.id < b.expert.id ? -1 : 1);

/**
 * Whom each decision looks at: the holders of every skill at its level, nearest home first, and a few near ones who hold
 * some; with no skill asked, everybody; or those named. Inactive ones too: the decision says so. In the order of the searches.
 */
export async function findCandidates(em: Em, searches: readonly CandidateSearch[]): Promise<CandidateExpert[][]> {
  if (searches.length === 0) return [];
  const asked: SearchRow[] = [];
  for (const [n, search] of searches.entries()) asked.push(await toRow(em, search, n));
  const found: Found[][] = searches.map(() => []);
  for (const { places, ...expert } of await em.execute<Row[]>(statement, [JSON.stringify(asked)])) for (const [n, part, far] of places) found[n]?.push({ expert, part, far });
  return found.map((some) => some.sort(inOrder).map(({ expert }) => expert));
}
