// npm run analyze: a recording through the signal core, as NDJSON.
import { stat } from "node:fs/promises";

import { adviceText, calibrationBeside } from "#hub/cli/calibrationBeside.ts";
import { analyzeRecording } from "#hub/cli/analysis.ts";
import { summaryText } from "#hub/cli/analysisText.ts";
import { readCalibrationFile } from "#hub/cli/calibrationFile.ts";
import { parseFlags, runCommand } from "#hub/cli/command.ts";
import type { CommandIo } from "#hub/cli/command.ts";
import { processIo } from "#hub/cli/processIo.ts";
import { createProgress } from "#hub/cli/progress.ts";
import { InchwormError } from "#hub/errors.ts";
import { createLineFile } from "#hub/recording/lineFile.ts";
import { openRecording } from "#hub/recording/reader.ts";
import type { Recording } from "#hub/recording/reader.ts";
import { createPipeline } from "#hub/signal/pipeline.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

const HELP = `npm run analyze -- RECORDING [--calibration FILE] [--out FILE]

Runs a recording through the signal core and writes what it finds, one JSON value a line:
tick, stroke, hold, reversal, lift (docs/recording.md). A summary goes to stderr.

  RECORDING           a recording, plain or gzip
  --calibration FILE  used in place of the recording's own
  --out FILE          where the lines go (packed when it ends in .gz); standard output without it
  --help              this text`;

/** Gives the exit code: 0 done, 1 failed, 2 a wrong flag. */
export async function analyze(args: readonly string[], io: CommandIo): Promise<number> {
  return runCommand(io, async () => {
    const { values, positionals } = parseFlags({
      args: [...args],
      allowPositionals: true,
      options: {
        calibration: { type: "string" },
        out: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help === true) {
      await io.stdout.write(HELP);
      return io.stdout.close();
    }
    const [file, ...more] = positionals;
    if (file === undefined) throw new InchwormError("BAD_FLAG", "analyze needs a RECORDING");
    if (more.length > 0) throw new InchwormError("BAD_FLAG", `analyze takes one RECORDING, not also ${more.join(" ")}`);
    await run({ file, io, calibrationFile: values.calibration, out: values.out });
  });
}

interface Job {
  readonly file: string;
  readonly io: CommandIo;
  readonly calibrationFile: string | undefined;
  readonly out: string | undefined;
}

async function run({ file, io, calibrationFile, out }: Job): Promise<void> {
  const given = calibrationFile === undefined ? undefined : await readCalibrationFile(calibrationFile);
  const progress = createProgress({ out: io.stderr, label: "Analyzing" });
  const recording = await openRecording(file, { onProgress: (done, total) => progress.update(done, total) });
  try {
    const calibration = given ?? recording.header.calibration;
    refuseMisfit(recording, calibration, calibrationFile ?? file);
    if (out !== undefined) await refuseSameFile(file, out);
    const lines = out === undefined ? io.stdout : createLineFile(out);
    const startMs = performance.now();
    const summary = await analyzeRecording({
      recording,
      createCore: createPipeline,
      ...(calibration === undefined ? {} : { calibration }),
      write: (line) => lines.write(line),
    });
    await lines.close();
    const tookMs = performance.now() - startMs;
    progress.end();
    io.stderr.write(`${summaryText({ file, recording, calibration, given: given !== undefined, summary, tookMs })}\n`);
    const beside = calibration === undefined ? await calibrationBeside(file) : undefined;
    if (beside !== undefined) io.stderr.write(`${adviceText(beside)}\n`);
  } finally {
    progress.end();
    await recording.close();
  }
}

/** A calibration for another number of channels would give wrong forces without a word. */
function refuseMisfit(recording: Recording, calibration: Calibration | undefined, from: string): void {
  const { channels } = recording.header.device.loadCell;
  const calibrated = calibration?.load?.length;
  if (calibrated === undefined || calibrated === channels) return;
  throw new InchwormError(
    "BAD_CALIBRATION",
    `${from}: it is for ${calibrated} load channels, the roller has ${channels}`,
  );
}

async function refuseSameFile(file: string, out: string): Promise<void> {
  const [from, to] = await Promise.all([stat(file), stat(out).catch(() => undefined)]);
  if (to !== undefined && from.dev === to.dev && from.ino === to.ino) {
    throw new InchwormError("BAD_FLAG", "--out is the recording itself");
  }
}

if (import.meta.main) {
  process.exitCode = await analyze(process.argv.slice(2), processIo());
}
