import { builtinModules } from 'node:module';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { wallRules } from './wall-rules.ts';

export type Breach = { readonly rule: string; readonly from: string; readonly to: string };
export type WallReport = { readonly breaches: readonly Breach[]; readonly modules: number };

/** Reads every import below `root` (folders apps, packages, tools, e2e) and returns those that go through a wall. */
export async function checkWalls(root: string): Promise<WallReport> {
  const before = process.cwd();
  process.chdir(root);
  try {
    const { output } = await cruise(['apps', 'packages', 'tools', 'e2e'], {
      ruleSet: { forbidden: [...wallRules] },
      validate: true,
      baseDir: root,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^(apps|packages)/[^/]+/(gallery/)?(dist|dev-dist)/' },
      tsPreCompilationDeps: true,
      enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'node', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'], mainFields: ['module', 'main', 'types'] },
      builtInModules: { override: [...builtinModules, ...builtinModules.map((name) => `node:${name}`), 'node:sqlite', 'electron'], add: [] },
    });
    return readResult(output);
  } finally {
    process.chdir(before);
  }
}

function readResult(output: ICruiseResult | string): WallReport {
  if (typeof output === 'string') throw new Error(`dependency-cruiser gave text instead of a result: ${output.slice(0, 200)}`);
  const breaches = output.summary.violations.map((violation) => ({ rule: violation.rule.name, from: violation.from, to: violation.to }));
  return { breaches, modules: output.modules.length };
}
