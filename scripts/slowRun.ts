// What is said of an everyday run that took longer than it may: how long, and which files took most of it.

export const EVERYDAY_SECONDS = 120;
const NAMED_FILES = 5;

export interface FileTime {
  readonly path: string;
  readonly seconds: number;
}

/** None for a run that was quick enough. */
export function slowRunLines(seconds: number, files: readonly FileTime[]): string[] {
  if (seconds <= EVERYDAY_SECONDS) return [];
  const slowest = files.toSorted((a, b) => b.seconds - a.seconds).slice(0, NAMED_FILES);
  return [
    `These tests took ${seconds.toFixed(0)} s; on a quiet machine with two cores ${EVERYDAY_SECONDS} s are enough. The slowest:`,
    ...slowest.map((file) => `${file.seconds.toFixed(1).padStart(6)} s  ${file.path}`),
  ];
}
