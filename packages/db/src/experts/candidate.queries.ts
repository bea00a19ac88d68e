import type { LatLng } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';
import { expertColumns, type ExpertFacts } from './expert.queries.ts';

type Em = Tx['em'];

/** With the skills that nobody else on call holds. */
export type CandidateExpert = ExpertFacts & { readonly scarceSkills: readonly string[] };

export type Near = { readonly skills: readonly { readonly skill: string; readonly level: number }[]; readonly near: LatLng; readonly limit: number };

/** `found` names experts; a skill is scarce when one alone who is active and not away holds it. */
const withParts = (found: string): string => `
  with ${found},
  scarce as materialized (
    select held.skill from (select distinct s.skill from expert_skill s join found f on f.id = s.expert_id) held
    where (select count(*) from (select 1 from expert_skill s join expert e on e.id = s.expert_id where s.skill = held.skill and e.active and not e.away limit 2) two) = 1)
  select ${expertColumns},
    coalesce((select json_agg(s.skill order by s.skill) from expert_skill s join scarce on scarce.skill = s.skill where s.expert_id = e.id), '[]') as "scarceSkills"
  from expert e join found f on f.id = e.id order by f.part, f.far, e.id`;

/** Named experts. */
export async function candidatesNamed(em: Em, ids: readonly string[]): Promise<CandidateExpert[]> {
  if (ids.length === 0) return [];
  return em.execute<CandidateExpert[]>(withParts(`found as materialized (select id, 0 as part, 0 as far from expert where id = any(string_to_array(?, ',')::uuid[]))`), [ids.join(',')]);
}

/** Up to so many holders of a skill are looked at one by one; above that the nearest are found by the index. */
const fewHolders = 1500;

/** How many hold a skill decides only where the search starts; an old answer finds the same experts. */
const counted = new Map<string, { readonly count: number; readonly until: number }>();
const countedForMs = 60_000;

async function holdersOf(em: Em, skill: string, level: number): Promise<number> {
  const key = `${skill} ${level}`;
  const known = counted.get(key);
  if (known && performance.now() < known.until) return known.count;
  const [row] = await em.execute<{ count: number }[]>(`select count(*)::int as count from (select 1 from expert_skill where skill = ? and level >= ? limit ${fewHolders + 1}) some_holders`, [skill, level]);
  const count = row?.count ?? 0;
  counted.set(key, { count, until: performance.now() + countedForMs });
  return count;
}

/** The scarcest of these skills, if few enough hold it to start from them instead of from the map. */
async function startsFromHolders(em: Em, skills: Near['skills']): Promise<string | null> {
  let scarcest: { skill: string; count: number } | null = null;
  for (const { skill, level } of skills) {
    const count = await holdersOf(em, skill, level);
    if (count <= fewHolders && (scarcest === null || count < scarcest.count)) scarcest = { skill, count };
  }
  return scarcest?.skill ?? null;
}

/** Distance for ordering only: the index knows it. */
const distance = `point(e.home_lng * 0.79, e.home_lat) <-> point(? * 0.79, ?)`;

/** So many who lack something are looked at beside, so that the record can say what they lack. */
const unableShown = 8;

/**
 * Whom a decision looks at: the holders of every skill at its level, nearest home first, and a few near ones who hold
 * some. With no skill asked, everybody. Inactive ones too: the decision says so.
 */
export async function candidatesNear(em: Em, { skills, near, limit }: Near): Promise<CandidateExpert[]> {
  const holders = await startsFromHolders(em, skills);
  const able = skills.map(() => `exists (select 1 from expert_skill s where s.expert_id = e.id and s.skill = ? and s.level >= ?)`);
  const where = ['true', ...able, ...(holders === null ? [] : [`e.id in (select expert_id from expert_skill where skill = ?)`])].join(' and ');
  const found = `able as materialized (select e.id, 0 as part, ${distance} as far from expert e where ${where} order by ${distance} limit ?),
    partly as materialized (select e.id, 1 as part, ${distance} as far from expert e
      where exists (select 1 from expert_skill s where s.expert_id = e.id and s.skill = any(string_to_array(?, ','))) and not e.id in (select id from able) order by ${distance} limit ${unableShown}),
    found as materialized (select * from able union all select * from partly)`;
  const here = [near.lng, near.lat];
  return em.execute<CandidateExpert[]>(withParts(found), [
    ...here, ...skills.flatMap(({ skill, level }) => [skill, level]), ...(holders === null ? [] : [holders]), ...here, limit,
    ...here, skills.map(({ skill }) => skill).join(','), ...here,
  ]);
}
