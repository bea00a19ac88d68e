/** Middle value and ends of some figures. */
export type Figure = { readonly median: number; readonly least: number; readonly most: number };

export function figureOf(values: readonly number[]): Figure {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}

/** "0.58 (0.53–0.61)" */
export const shown = ({ median, least, most }: Figure, digits = 2): string => `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;

/** A figure that must stay at or below its reach. */
export type Reach = { readonly name: string; readonly value: number; readonly atMost: number };

export function missedReaches(reaches: readonly Reach[]): string[] {
  return reaches.filter((r) => r.value > r.atMost).map((r) => `${r.name} ${r.value.toFixed(3)} is above ${r.atMost}`);
}
