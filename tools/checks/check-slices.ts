import { sliceNames } from '../slices.ts';
import { isTest, listSources } from './list-sources.ts';

const shared = { domain: ['shared'], db: ['connection', 'embedded', 'migrations', 'outbox', 'seeds', 'testing'], server: ['http', 'live', 'outbox', 'providers', 'simulation', 'testing', 'trpc'] } as const;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** The known kinds of file in a slice, beside verb-noun and noun files without a suffix. */
const suffixes = new Set(['entity', 'repository', 'queries', 'router', 'events', 'clocks', 'e2e', 'property', 'int', 'test', 'spec', 'd', 'config']);

export type SliceProblem = string;

/** The shape of the house: the same capability names in every layer, a door in each slice, file names that can be guessed. */
export async function checkSlices(root: string): Promise<readonly SliceProblem[]> {
  const files = await listSources(root);
  return [...wrongNames(files), ...strangers(files), ...withoutDoor(files), ...withoutRouter(files), ...withoutSpec(files)];
}

function wrongNames(files: readonly string[]): string[] {
  return files.filter((path) => {
    const [name = '', ...rest] = (path.split('/').at(-1) ?? '').replace(/\.tsx?$/, '').split('.');
    return !kebab.test(name) || rest.some((suffix) => !suffixes.has(suffix));
  }).map((path) => `${path}: file names are kebab-case with a known suffix`);
}

function foldersOf(files: readonly string[], base: string): string[] {
  const inside = files.filter((path) => path.startsWith(base)).map((path) => path.slice(base.length).split('/'));
  return [...new Set(inside.filter((parts) => parts.length > 1).map(([folder = '']) => folder))];
}

const layers = [
  { base: 'packages/domain/src/', also: shared.domain },
  { base: 'packages/db/src/', also: shared.db },
  { base: 'apps/server/src/', also: shared.server },
] as const;

function strangers(files: readonly string[]): string[] {
  return layers.flatMap(({ base, also }) => {
    const known: readonly string[] = [...sliceNames, ...also];
    return foldersOf(files, base).filter((folder) => !known.includes(folder)).map((folder) => `${base}${folder}: no capability of tools/slices.ts`);
  });
}

function withoutDoor(files: readonly string[]): string[] {
  return ['packages/domain/src/', 'packages/db/src/'].flatMap((base) => foldersOf(files, base).filter((folder) => !files.includes(`${base}${folder}/index.ts`)).map((folder) => `${base}${folder}: no door (index.ts)`));
}

function withoutRouter(files: readonly string[]): string[] {
  return sliceNames.filter((slice) => !files.includes(`apps/server/src/${slice}/${slice}.router.ts`)).map((slice) => `apps/server/src/${slice}: no ${slice}.router.ts`);
}

/** Every slice that has use cases has a test on a real database; every rich slice of the domain has a spec. */
function withoutSpec(files: readonly string[]): string[] {
  const tests = files.filter(isTest);
  const server = sliceNames.filter((slice) => !tests.some((path) => path.startsWith(`apps/server/src/${slice}/`))).map((slice) => `apps/server/src/${slice}: no test`);
  const rich = ['tickets', 'dispatch', 'billing', 'surveys'].filter((slice) => !tests.some((path) => path.startsWith(`packages/domain/src/${slice}/`))).map((slice) => `packages/domain/src/${slice}: no spec`);
  return [...server, ...rich];
}
