/** `line` is the one that the row begins on, from 1. */
export type CsvLine = { readonly line: number; readonly cells: readonly string[] };

/** `openQuote`: the line of a quote that is never closed; its row and everything after it cannot be told apart. */
export type CsvText = { readonly rows: readonly CsvLine[]; readonly openQuote: number | null };

/** Rows of a CSV text (RFC 4180: commas, quotes doubled inside quotes, any line end); empty lines are left out, but counted. */
export function parseCsv(text: string): CsvText {
  const rows: CsvLine[] = [];
  let cells: string[] = [];
  let cell = '';
  let [line, from, quotedSince] = [1, 1, 0];
  const endRow = (): void => {
    cells.push(cell);
    if (cells.some((value) => value.trim() !== '')) rows.push({ line: from, cells });
    [cells, cell] = [[], ''];
  };
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? '';
    const ends = char === '\n' || (char === '\r' && text[i + 1] !== '\n');
    if (ends) line += 1;
    if (quotedSince > 0 && char === '"' && text[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else if (char === '"') quotedSince = quotedSince > 0 ? 0 : line;
    else if (quotedSince > 0) cell += char;
    else if (char === ',') {
      cells.push(cell);
      cell = '';
    } else if (ends) {
      endRow();
      from = line;
    } else if (char !== '\r' && !(i === 0 && char === '\uFEFF')) cell += char;
  }
  endRow();
  return { rows: quotedSince > 0 ? rows.filter((row) => row.line < quotedSince) : rows, openQuote: quotedSince > 0 ? quotedSince : null };
}
