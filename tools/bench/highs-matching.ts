import type { MatchingProblem } from '@sysops/domain/dispatch';
import highsLoader, { type Highs } from 'highs';

/** Sums are written a few terms to a line: the format limits the length of lines. */
const terms = (all: readonly string[]): string => all.map((term, i) => (i % 8 === 7 ? `${term}\n` : term)).join(' + ');

function asLinearProgram({ rows, columns, costs, alone }: MatchingProblem): string {
  const objective: string[] = [];
  const byRow: string[][] = Array.from({ length: rows }, (_, row) => [`s${row}`]);
  const byColumn: string[][] = Array.from({ length: columns }, () => []);
  for (let row = 0; row < rows; row += 1) {
    objective.push(`${alone[row]} s${row}`);
    for (let column = 0; column < columns; column += 1) {
      const cost = costs[row * columns + column] ?? Infinity;
      if (cost === Infinity) continue;
      const name = `x${row}_${column}`;
      objective.push(`${cost} ${name}`);
      byRow[row]?.push(name);
      byColumn[column]?.push(name);
    }
  }
  const each = byRow.map((names, row) => `r${row}: ${terms(names)} = 1`);
  const atMostOne = byColumn.flatMap((names, column) => (names.length > 0 ? [`c${column}: ${terms(names)} <= 1`] : []));
  return `Minimize\nobj: ${terms(objective)}\nSubject To\n${[...each, ...atMostOne].join('\n')}\nEnd\n`;
}

/** The optimum by HiGHS. The program is totally unimodular, so that its linear optimum is the matching's. */
export async function openHighs(): Promise<(problem: MatchingProblem) => number> {
  const highs: Highs = await highsLoader();
  return (problem) => {
    const solution = highs.solve(asLinearProgram(problem), { output_flag: false });
    if (solution.Status !== 'Optimal') throw new Error(`HiGHS says ${solution.Status}`);
    return solution.ObjectiveValue;
  };
}
