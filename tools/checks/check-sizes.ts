import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { isTest, listSources } from './list-sources.ts';

const limits = { source: 300, test: 500, function: 50, parameters: 3 } as const;
/** Texts and tables: one long literal that nobody reads as a function. */
const tables = /\/(seeds\/articles|templates|migrations)\//;

export type SizeReport = { readonly problems: readonly string[]; readonly medians: { readonly file: number; readonly function: number } };

/** Files ≤ 300 lines (tests 500), functions ≤ 50 lines of their own and ≤ 3 parameters. Functions inside are measured apart, markup by the file. */
export async function checkSizes(root: string): Promise<SizeReport> {
  const problems: string[] = [];
  const fileLines: number[] = [];
  const functionLines: number[] = [];
  for (const path of await listSources(root)) {
    const text = await readFile(join(root, path), 'utf8');
    const lines = text.split('\n').length - 1;
    fileLines.push(lines);
    const limit = isTest(path) ? limits.test : limits.source;
    if (lines > limit) problems.push(`${path}: ${lines} lines, at most ${limit}`);
    if (isTest(path) || tables.test(path)) continue;
    for (const made of readFunctions(path, text)) {
      functionLines.push(made.lines);
      if (made.lines > limits.function) problems.push(`${path}:${made.line} ${made.name}: ${made.lines} lines, at most ${limits.function}`);
      if (made.parameters > limits.parameters) problems.push(`${path}:${made.line} ${made.name}: ${made.parameters} parameters, at most ${limits.parameters}`);
    }
  }
  return { problems, medians: { file: median(fileLines), function: median(functionLines) } };
}

type Made = { readonly name: string; readonly line: number; readonly lines: number; readonly parameters: number };

function readFunctions(path: string, text: string): Made[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: Made[] = [];
  const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    if ((ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isArrowFunction(node) || ts.isMethodDeclaration(node)) && node.body) {
      const from = lineOf(node.getStart());
      const parent = node.parent;
      const name = node.name?.getText() ?? (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name.getText() : 'function');
      found.push({ name, line: from + 1, lines: lineOf(node.getEnd()) - from + 1 - innerLines(node.body, lineOf), parameters: node.parameters.length });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Lines of the outermost markup and functions below a node. */
function innerLines(node: ts.Node, lineOf: (position: number) => number): number {
  if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node) || ts.isFunctionLike(node)) return lineOf(node.getEnd()) - lineOf(node.getStart());
  let lines = 0;
  ts.forEachChild(node, (child) => void (lines += innerLines(child, lineOf)));
  return lines;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
