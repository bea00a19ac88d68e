/**
 * Who does what at the lowest total cost: rows (tickets) to columns (experts), each column at most once. A pair that may
 * not be is `Infinity`. A row may stay without a column for the price `alone[row]`.
 */
export type MatchingProblem = {
  readonly rows: number;
  readonly columns: number;
  /** Row by row: the cost of (row, column) stands at `row * columns + column`. Whole numbers keep every sum exact. */
  readonly costs: Float64Array;
  readonly alone: Float64Array;
};

export type Matching = {
  /** Column of each row, −1 when it stays alone. */
  readonly columnOf: Int32Array;
  readonly cost: number;
  /** Proof of the optimum: rowPrice + columnPrice ≤ cost of every pair, rowPrice ≤ alone, columnPrice ≤ 0, and the prices sum to `cost`. */
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
};

/** A matching under way. `step` places the next rows and says whether all are placed, so that a caller can let others run in between. */
export type MatchingRun = { readonly step: (rows: number) => boolean; readonly result: () => Matching };

type State = {
  readonly problem: MatchingProblem;
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
  readonly columnOf: Int32Array;
  readonly rowOf: Int32Array;
  /** Per column: length of the shortest path to it and the row before it on that path. */
  readonly shortest: Float64Array;
  readonly cameFrom: Int32Array;
  /** Columns not yet reached stand in front; `open` counts them. */
  readonly queue: Int32Array;
};

type PathEnd = { readonly column: number; readonly row: number; readonly length: number; readonly open: number };

/** Lengths over one row's edges; returns the position in the queue of the nearest column, −1 when none can be reached. A free column wins a tie. */
function relax(state: State, row: number, at: { readonly length: number; readonly open: number }): number {
  const { problem, rowPrice, columnPrice, rowOf, shortest, cameFrom, queue } = state;
  const base = at.length - (rowPrice[row] ?? 0);
  const offset = row * problem.columns;
  let best = Infinity;
  let position = -1;
  for (let i = 0; i < at.open; i += 1) {
    const column = queue[i] ?? 0;
    const length = base + (problem.costs[offset + column] ?? Infinity) - (columnPrice[column] ?? 0);
    if (length < (shortest[column] ?? Infinity)) {
      shortest[column] = length;
      cameFrom[column] = row;
    }
    const known = shortest[column] ?? Infinity;
    if (known < best || (known === best && known < Infinity && rowOf[column] === -1)) {
      best = known;
      position = i;
    }
  }
  return position;
}

/** Shortest augmenting path from a row: to a free column, or to a row (perhaps itself) that had better stay alone. */
function findPath(state: State, from: number): PathEnd {
  const { problem, rowPrice, rowOf, shortest, queue } = state;
  shortest.fill(Infinity);
  for (let i = 0; i < problem.columns; i += 1) queue[i] = i;
  let open = problem.columns;
  let row = from;
  let length = 0;
  let aloneRow = from;
  let aloneLength = Infinity;
  for (;;) {
    const alone = length + (problem.alone[row] ?? 0) - (rowPrice[row] ?? 0);
    if (alone < aloneLength) {
      aloneLength = alone;
      aloneRow = row;
    }
    const position = relax(state, row, { length, open });
    const column = queue[position] ?? -1;
    const reached = shortest[column] ?? Infinity;
    if (aloneLength <= reached) return { column: -1, row: aloneRow, length: aloneLength, open };
    if (rowOf[column] === -1) return { column, row: -1, length: reached, open };
    length = reached;
    row = rowOf[column] ?? -1;
    open -= 1;
    queue[position] = queue[open] ?? 0;
    queue[open] = column;
  }
}

/** Prices after a path of this length: every row and column that was nearer moves by what it was nearer. */
function reprice(state: State, from: number, end: PathEnd): void {
  const { rowPrice, columnPrice, rowOf, shortest, queue, problem } = state;
  rowPrice[from] = end.length;
  for (let i = end.open; i < problem.columns; i += 1) {
    const column = queue[i] ?? 0;
    const nearer = end.length - (shortest[column] ?? 0);
    const row = rowOf[column] ?? -1;
    columnPrice[column] = (columnPrice[column] ?? 0) - nearer;
    rowPrice[row] = (rowPrice[row] ?? 0) + nearer;
  }
}

/** Hands the columns of the path on, backwards from its end. */
function augment(state: State, from: number, end: PathEnd): void {
  const { columnOf, rowOf, cameFrom } = state;
  let column = end.column;
  if (column < 0) {
    column = columnOf[end.row] ?? -1;
    columnOf[end.row] = -1;
    if (end.row === from) return;
  }
  for (;;) {
    const row = cameFrom[column] ?? -1;
    const before = columnOf[row] ?? -1;
    rowOf[column] = row;
    columnOf[row] = column;
    if (row === from) return;
    column = before;
  }
}

function totalCost({ problem, columnOf }: State): number {
  let cost = 0;
  columnOf.forEach((column, row) => {
    cost += (column < 0 ? problem.alone[row] : problem.costs[row * problem.columns + column]) ?? 0;
  });
  return cost;
}

/**
 * Exact minimum-cost matching by shortest augmenting paths with prices. One row takes at most `columns` × (rows placed so
 * far) steps. Source: R. Jonker and A. Volgenant, Computing 38 (1987); rectangular form after D. F. Crouse, IEEE TAES 52 (2016).
 */
export function startMatching(problem: MatchingProblem): MatchingRun {
  const { rows, columns } = problem;
  const state: State = {
    problem, rowPrice: new Float64Array(rows), columnPrice: new Float64Array(columns), columnOf: new Int32Array(rows).fill(-1), rowOf: new Int32Array(columns).fill(-1),
    shortest: new Float64Array(columns), cameFrom: new Int32Array(columns), queue: new Int32Array(columns),
  };
  let next = 0;
  return {
    step: (count) => {
      for (const until = Math.min(rows, next + count); next < until; next += 1) {
        const end = findPath(state, next);
        reprice(state, next, end);
        augment(state, next, end);
      }
      return next >= rows;
    },
    result: () => ({ columnOf: state.columnOf, cost: totalCost(state), rowPrice: state.rowPrice, columnPrice: state.columnPrice }),
  };
}

/** The whole matching at once. */
export function solveMatching(problem: MatchingProblem): Matching {
  const run = startMatching(problem);
  run.step(problem.rows);
  return run.result();
}
