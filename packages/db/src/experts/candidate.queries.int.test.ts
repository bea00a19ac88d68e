import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOrm, type Orm } from '../connection/index.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { findCandidates, type Near } from './candidate.queries.ts';

type Person = { readonly id: string; readonly lat: number; readonly lng: number; readonly skills: ReadonlyMap<string, number> };

/** Everybody holds the first, few the second, one alone the third, nobody the last. */
const codes = ['tv-power', 'tv-panel', 'tv-smart', 'tv-mounting'] as const;
const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const people: Person[] = Array.from({ length: 80 }, (_, n) => ({
  id: idOf(n), lat: 40 + ((n * 37) % 80) / 100, lng: -74 - ((n * 53) % 80) / 100,
  skills: new Map<string, number>([['tv-power', 1 + (n % 5)], ...(n % 9 === 0 ? [['tv-panel', 1 + (n % 4)] as const] : []), ...(n === 7 ? [['tv-smart', 5] as const] : [])]),
}));

let database: TestDatabase;
let orm: Orm;
beforeAll(async () => {
  database = await createTestDatabase();
  orm = await createOrm(database.url, { name: 'candidates', max: 2, statementTimeoutMs: 10_000 });
  for (const { id, lat, lng, skills } of people) {
    await orm.em.fork().execute(
      `insert into expert (id, name, email, phone, languages, time_zone, home_lat, home_lng, service_area) values (?, 'Somebody', ?, '+12125550100', array['en'], 'America/New_York', ?, ?, '{}'::jsonb)`, [id, `${id}@experts.example`, lat, lng],
    );
    for (const [skill, level] of skills) await orm.em.fork().execute(`insert into expert_skill (expert_id, skill, level) values (?, ?, ?)`, [id, skill, level]);
  }
});
afterAll(async () => {
  await orm.close();
  await database[Symbol.asyncDispose]();
});

/** The same, written a second time without any index: sorted by distance, then by id. */
function naive({ skills, near, limit, also = [] }: Near): string[] {
  const far = ({ lat, lng }: Person): number => Math.hypot((lng - near.lng) * 0.79, lat - near.lat);
  const byDistance = people.toSorted((a, b) => far(a) - far(b) || (a.id < b.id ? -1 : 1));
  const able = byDistance.filter((p) => skills.every(({ skill, level }) => (p.skills.get(skill) ?? 0) >= level)).slice(0, limit);
  const partly = byDistance.filter((p) => !able.includes(p) && skills.some(({ skill }) => p.skills.has(skill))).slice(0, 8);
  const wished = byDistance.filter((p) => also.includes(p.id) && !able.includes(p) && !partly.includes(p));
  return [...[...able, ...wished].toSorted((a, b) => far(a) - far(b) || (a.id < b.id ? -1 : 1)), ...partly].map((p) => p.id);
}

const aSearch: fc.Arbitrary<Near> = fc.record({
  skills: fc.uniqueArray(fc.record({ skill: fc.constantFrom(...codes), level: fc.integer({ min: 1, max: 5 }) }), { selector: ({ skill }) => skill, maxLength: 3 }),
  near: fc.record({ lat: fc.double({ min: 40, max: 41, noNaN: true }), lng: fc.double({ min: -75, max: -74, noNaN: true }) }),
  limit: fc.integer({ min: 1, max: 40 }),
  also: fc.array(fc.integer({ min: 0, max: 79 }).map(idOf), { maxLength: 2 }),
});

test('given searches of any kind asked together, then each finds whom an unhurried look at everybody finds, in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aSearch, { minLength: 1, maxLength: 12 }), async (searches) => {
      const found = await findCandidates(orm.em.fork(), searches);
      expect(found.map((some) => some.map(({ id }) => id))).toEqual(searches.map(naive));
    }),
    { numRuns: 40 },
  );
});

test('given a skill that one alone holds, then it is scarce for him, and no longer when he has left', async () => {
  const em = orm.em.fork();
  const seven = async (): Promise<readonly string[] | undefined> => (await findCandidates(em, [{ ids: [idOf(7)] }]))[0]?.[0]?.scarceSkills;
  expect(await seven()).toEqual(['tv-smart']);
  await em.execute(`update expert set active = false where id = ?`, [idOf(7)]);
  expect(await seven()).toEqual([]);
  await em.execute(`update expert set active = true where id = ?`, [idOf(7)]);
});
