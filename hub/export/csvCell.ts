// RFC 4180 cells, safe to open in a spreadsheet.

/** Text as a cell: never read as a formula, quoted when it has to be. */
export function textCell(text: string): string {
  // A spreadsheet runs what begins with one of these; an apostrophe in front makes it plain text.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A number with at most `decimals`; an unknown one is an empty cell. */
export function numberCell(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return "";
  const text = value.toFixed(decimals);
  const short = decimals > 0 ? text.replace(/\.?0+$/, "") : text;
  return short === "-0" ? "0" : short;
}

export function csvRow(cells: readonly string[]): string {
  return `${cells.join(",")}\r\n`;
}
