/** A field as RFC 4180 wants it. A leading =, +, - or @ gets an apostrophe, so that a spreadsheet does not run it as a formula. */
function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export type CsvRow = readonly (string | number | null)[];

/** Lines end in CRLF. Source: RFC 4180. */
export const toCsv = (rows: readonly CsvRow[]): string => rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');

/** Hands a text to the browser as a file. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The byte order mark tells spreadsheets that it is UTF-8. */
export const saveCsv = (name: string, rows: readonly CsvRow[]): void => saveFile(name, 'text/csv', `\uFEFF${toCsv(rows)}`);
