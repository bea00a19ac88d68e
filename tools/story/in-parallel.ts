/** Runs `act` for each item, at most `width` at once; results in the items' order. */
export async function inParallel<T, R>(items: readonly T[], width: number, act: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results = new Map<number, R>();
  const todo = [...items.entries()];
  const lane = async (): Promise<void> => {
    for (let next = todo.shift(); next; next = todo.shift()) results.set(next[0], await act(next[1], next[0]));
  };
  await Promise.all(Array.from({ length: width }, lane));
  return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result);
}
