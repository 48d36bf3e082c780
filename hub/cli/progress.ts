// A small progress bar for stderr. Drawn only when a job takes long enough to wonder: at once redrawn in place
// on a terminal, as a line now and then where stderr is a file or a pipe.

/** The part of `process.stderr` that is used. */
export interface ProgressOut {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface ProgressOptions {
  readonly out: ProgressOut;
  readonly label: string;
  /** Monotonic ms. */
  readonly nowMs?: () => number;
}

export interface Progress {
  update(done: number, total: number): void;
  /** Removes the bar. */
  end(): void;
}

const FIRST_MS = 400;
const REDRAW_MS = 100;
/** Without a terminal: silent unless the job is long. */
const FIRST_LINE_MS = 5000;
const NEXT_LINE_MS = 10_000;
const BAR_CELLS = 28;

export function createProgress({ out, label, nowMs = () => performance.now() }: ProgressOptions): Progress {
  const terminal = out.isTTY === true;
  const startMs = nowMs();
  let nextMs = startMs + (terminal ? FIRST_MS : FIRST_LINE_MS);
  let drawn = false;
  return {
    update(done, total) {
      const now = nowMs();
      if (now < nextMs) return;
      nextMs = now + (terminal ? REDRAW_MS : NEXT_LINE_MS);
      const share = total > 0 ? Math.min(1, done / total) : 0;
      const text = progressText(label, share, now - startMs);
      out.write(terminal ? `\r${text.slice(0, Math.max(0, (out.columns ?? 80) - 1))}\u001b[K` : `${text}\n`);
      drawn = true;
    },
    end() {
      if (drawn && terminal) out.write("\r\u001b[K");
      drawn = false;
    },
  };
}

/** `Reading  ███████░░░░░░░  52 %  8 s left` */
export function progressText(label: string, share: number, elapsedMs: number): string {
  const full = Math.round(share * BAR_CELLS);
  const bar = "█".repeat(full) + "░".repeat(BAR_CELLS - full);
  const left = share > 0 ? `  ${Math.ceil((elapsedMs * (1 - share)) / share / 1000)} s left` : "";
  return `${label}  ${bar}  ${Math.floor(share * 100)} %${left}`;
}
