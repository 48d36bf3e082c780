// One measured figure, with its target where it has one.

export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly target?: string;
  readonly met?: boolean;
}

export function figuresText(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, measured, target = "", met }) => [
    what,
    measured,
    target,
    met === undefined ? "" : met ? "yes" : "NO",
  ]);
  const table = [["what", "measured", "target", "met"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = table;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}
