// npm run calibrate: a calibration from a recording with step lines, with its uncertainty and a verdict on each step.
import { stat, writeFile } from "node:fs/promises";

import { calibrate } from "#hub/calibration/calibrate.ts";
import type { CalibrationOutcome } from "#hub/calibration/calibrate.ts";
import { SampleCollector } from "#hub/calibration/samples.ts";
import { readCalibrationFile } from "#hub/cli/calibrationFile.ts";
import { calibrationText } from "#hub/cli/calibrationText.ts";
import { parseFlags, runCommand } from "#hub/cli/command.ts";
import type { CommandIo } from "#hub/cli/command.ts";
import { learnedText } from "#hub/cli/learnedText.ts";
import { createProgress } from "#hub/cli/progress.ts";
import { processIo } from "#hub/cli/processIo.ts";
import { InchwormError, reasonOf } from "#hub/errors.ts";
import { isFrame, isStep } from "#hub/recording/lines.ts";
import { openRecording } from "#hub/recording/reader.ts";
import { learnFromRecording } from "#hub/shapeLearning/learnFromRecording.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { StepLine } from "#shared/schema/recording.ts";

const HELP = `npm run calibrate -- RECORDING [--out FILE]
npm run calibrate -- RECORDING --learn-shape [--calibration FILE] [--out FILE]

Works out a roller's calibration from a recording with step lines (docs/calibration.md) and prints it
with its uncertainty, a verdict on each step, and what is missing.

With --learn-shape the recording is a session of ordinary rolling: it refines the shape of the response
in a calibration that is there already, and leaves the gain.

  RECORDING           a recording, plain or gzip
  --out FILE          also write the calibration as JSON, for --calibration
  --learn-shape       refine instead of calibrating
  --calibration FILE  what to refine (the calibration in the recording)
  --help              this text`;

/** Gives the exit code: 0 a calibration came out, 1 none did, 2 a wrong flag. */
export async function runCalibrate(args: readonly string[], io: CommandIo): Promise<number> {
  return runCommand(io, async () => {
    const { values, positionals } = parseFlags({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: "string" },
        "learn-shape": { type: "boolean" },
        calibration: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help === true) {
      await io.stdout.write(HELP);
      return io.stdout.close();
    }
    const [file, ...more] = positionals;
    if (file === undefined) throw new InchwormError("BAD_FLAG", "calibrate needs a RECORDING");
    if (more.length > 0)
      throw new InchwormError("BAD_FLAG", `calibrate takes one RECORDING, not also ${more.join(" ")}`);
    if (values["learn-shape"] === true) return refine(file, values, io);
    if (values.calibration !== undefined) {
      throw new InchwormError("BAD_FLAG", "--calibration belongs to --learn-shape; calibrating needs none");
    }
    return run(file, values.out, io);
  });
}

async function run(file: string, out: string | undefined, io: CommandIo): Promise<void> {
  const { calibration, quality } = await calibrationOf(file, io);
  if (calibration === undefined) throw new InchwormError("CALIBRATION_UNUSABLE", `${file}: ${whyNone(quality)}`);
  if (out !== undefined) await writeCalibration(file, out, calibration);
  await io.stdout.write(calibrationText({ file, calibration, quality, out }));
  await io.stdout.close();
}

interface RefineFlags {
  readonly calibration?: string | undefined;
  readonly out?: string | undefined;
}

async function refine(file: string, { calibration, out }: RefineFlags, io: CommandIo): Promise<void> {
  const given = calibration === undefined ? undefined : await readCalibrationFile(calibration);
  const progress = createProgress({ out: io.stderr, label: "Reading" });
  const { before, verdict } = await learnFromRecording(file, {
    calibration: given,
    onProgress: (done, total) => progress.update(done, total),
  }).finally(() => progress.end());
  if (verdict.kind === "refused") throw new InchwormError("CALIBRATION_UNUSABLE", `${file}: ${verdict.why}`);
  if (out !== undefined) await writeCalibration(file, out, verdict.calibration);
  await io.stdout.write(learnedText({ file, before, verdict, out }));
  await io.stdout.close();
}

async function writeCalibration(file: string, out: string, calibration: Calibration): Promise<void> {
  await refuseSameFile(file, out);
  await writeFile(out, `${JSON.stringify(calibration, undefined, 1)}\n`).catch((thrown: unknown) => {
    throw new InchwormError("FILE_UNWRITABLE", `${out}: ${reasonOf(thrown)}`, { cause: thrown });
  });
}

async function calibrationOf(file: string, io: CommandIo): Promise<CalibrationOutcome> {
  const progress = createProgress({ out: io.stderr, label: "Reading" });
  const recording = await openRecording(file, { onProgress: (done, total) => progress.update(done, total) });
  try {
    const { device, roller } = recording.header;
    const collector = new SampleCollector(device);
    const steps: StepLine[] = [];
    for await (const line of recording.lines) {
      if (isFrame(line)) collector.push(line);
      else if (isStep(line)) steps.push(line);
    }
    if (steps.length === 0) throw new InchwormError("CALIBRATION_UNUSABLE", `${file}: it has no step lines`);
    return calibrate({ device, roller, samples: collector.samples(), steps });
  } finally {
    progress.end();
    await recording.close();
  }
}

function whyNone({ steps }: CalibrationOutcome["quality"]): string {
  const first = steps.find(({ good }) => !good);
  return first?.why ?? "nothing could be measured";
}

async function refuseSameFile(file: string, out: string): Promise<void> {
  const [from, to] = await Promise.all([stat(file), stat(out).catch(() => undefined)]);
  if (to !== undefined && from.dev === to.dev && from.ino === to.ino) {
    throw new InchwormError("BAD_FLAG", "--out is the recording itself");
  }
}

if (import.meta.main) {
  process.exitCode = await runCalibrate(process.argv.slice(2), processIo());
}
