/** Lower case, without accents, words and numbers only, one blank between; what queries and articles are compared in. */
export const plainWords = (text: string): string =>
  text.normalize('NFD').replace(/[\p{M}'’]/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** A model or error code without blanks and signs, in capitals: "E-204" and "e 204" are one. */
export const keyOf = (text: string): string => plainWords(text).replaceAll(' ', '').toUpperCase();

export type SearchTerms = {
  /** The words in order, without repeats. */
  readonly words: readonly string[];
  /** Every run of up to three neighbouring words that holds a digit, as a key: codes and models are among them. */
  readonly keys: readonly string[];
};

const mostWords = 40;

/** Takes a query, or a ticket's own words, apart. Pure. */
export function searchTermsOf(query: string): SearchTerms {
  const all = plainWords(query).split(' ').filter(Boolean).slice(0, mostWords);
  const runs = all.flatMap((_, i) => [1, 2, 3].map((length) => all.slice(i, i + length))).filter((run) => run.length > 0);
  const keys = runs.map((run) => keyOf(run.join(''))).filter((key) => key.length >= 2 && /\d/.test(key));
  return { words: [...new Set(all)], keys: [...new Set(keys)] };
}

/** Words too common to say anything on their own. */
const fillers = new Set('a an and are at be been but by can do does for from had has have he her his i if in is it its me my of on or our please she so that the their there they this to was we were when will with you your el la los las un una de del en y o que es mi su se con por para lo al me'.split(' '));

export const saysSomething = (word: string): boolean => !fillers.has(word) && (word.length > 1 || /\d/.test(word));

/** Insertions, deletions, changes and swaps of neighbours that make `b` of `a` (optimal string alignment). */
export function editsBetween(a: string, b: string): number {
  const from = Array.from(a);
  const to = Array.from(b);
  let before: number[] = [];
  let last = to.map((_, j) => j).concat(to.length);
  for (const [i, letter] of from.entries()) {
    const row = [i + 1];
    for (const [j, other] of to.entries()) {
      const change = (last[j] ?? 0) + (letter === other ? 0 : 1);
      const swapped = i > 0 && j > 0 && letter === to[j - 1] && from[i - 1] === other ? (before[j - 1] ?? 0) + 1 : Infinity;
      row.push(Math.min((last[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1, change, swapped));
    }
    before = last;
    last = row;
  }
  return last[to.length] ?? 0;
}

/** The known words that an unknown one may stand for: one edit for short words, two for longer ones; nearest first. */
export function corrections(word: string, known: readonly string[]): string[] {
  const most = word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
  const near = known.map((other) => ({ other, edits: editsBetween(word, other) })).filter(({ edits }) => edits <= most);
  const [least] = near.map(({ edits }) => edits).sort((x, y) => x - y);
  return near.filter(({ edits }) => edits === least).map(({ other }) => other).slice(0, 3);
}
