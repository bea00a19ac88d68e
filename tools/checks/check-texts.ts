import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isTest, listSources } from './list-sources.ts';

type TextRule = { readonly name: string; readonly in: RegExp; readonly except?: RegExp; readonly not: RegExp };

/** What neither types nor imports can see. Each expression runs over one line without its comment. */
const rules: readonly TextRule[] = [
  { name: 'domain-is-pure', in: /^packages\/domain\/src\//, not: /\bnew Date\(\s*\)|\bDate\.now\b|\bMath\.random\b|\bcrypto\.|\bprocess\.|\bperformance\./ },
  { name: 'time-is-app-now', in: /^(packages\/db|apps\/server)\/src\//, except: /m0001-foundations\.ts$|simulation-clock\.ts$|embedded\//, not: /(?<!app\.)\bnow\(\)(?=.*[`'"])|\bcurrent_timestamp\b|\blocaltimestamp\b/i },
  { name: 'settings-only-in-env', in: /^(apps\/server|packages)\/.*src\//, except: /apps\/server\/src\/(main|worker)\.ts$|packages\/db\/src\/(embedded|testing)\//, not: /\bprocess\.env\b/ },
  { name: 'no-escape-from-types', in: /./, except: /^tools\/checks\//, not: /\bas any\b|: any\b|as unknown as|@ts-(ignore|expect-error|nocheck)/ },
  { name: 'no-unfinished-work', in: /./, except: /^tools\/checks\//, not: /\bTODO\b|\bFIXME\b|\.(skip|only|todo)\(/ },
];

export type TextProblem = { readonly rule: string; readonly where: string; readonly text: string };

/** Lines that break a rule about text. Tests are judged by the rules about types and unfinished work only. */
export async function checkTexts(root: string): Promise<TextProblem[]> {
  const problems: TextProblem[] = [];
  for (const path of await listSources(root)) {
    const mine = rules.filter((rule) => rule.in.test(path) && !rule.except?.test(path) && (!isTest(path) || rule.name.startsWith('no-')));
    const lines = (await readFile(join(root, path), 'utf8')).split('\n');
    for (const [index, line] of lines.entries()) {
      const code = line.replace(/^\s*(\*|\/\/|\/\*).*$/, '').replace(/\s\/\/ .*$/, '');
      for (const rule of mine) if (rule.not.test(code)) problems.push({ rule: rule.name, where: `${path}:${index + 1}`, text: line.trim() });
    }
  }
  return problems;
}
