// RFC 4180 cells, safe to open in a spreadsheet.
import { hundredthsText } from "#hub/export/numberText.ts";

/** Text as a cell: never read as a formula, quoted when it has to be. */
export function textCell(text: string): string {
  // A spreadsheet runs what begins with one of these; an apostrophe in front makes it plain text.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Below this a double has room for the decimals and its text no exponent. */
const PLAIN_BELOW = 1e9;
/** By decimals. */
const SCALES = [1, 10, 100, 1000, 10_000, 100_000];

/** A number with at most `decimals`; an unknown one is an empty cell. */
export function numberCell(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return "";
  if (value < PLAIN_BELOW && value > -PLAIN_BELOW) {
    if (decimals === 2) return hundredthsText(value);
    const scale = SCALES[decimals] ?? 1;
    return String(Math.round(value * scale) / scale);
  }
  const text = value.toFixed(decimals);
  return decimals > 0 ? text.replace(/\.?0+$/, "") : text;
}

export function csvRow(cells: readonly string[]): string {
  return `${cells.join(",")}\r\n`;
}

/** Empty for what no calendar can show. */
export function isoTime(epochMs: number): string {
  const date = new Date(epochMs);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString();
}
