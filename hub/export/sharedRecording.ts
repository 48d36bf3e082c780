// The raw frames of a session and nothing else: no name, no weight, no answers, no radio address.
import { coreLine, frameText, isCore, isFrame } from "#hub/recording/lines.ts";
import { openRecording } from "#hub/recording/reader.ts";
import { recordingHeader } from "#hub/recording/header.ts";
import type { RecordedRoller } from "#hub/recording/header.ts";
import type { RecordingHeader } from "#shared/schema/recording.ts";

const SOME_ROLLER = "shared";
const PIECE_LINES = 256;

/** Text in pieces. @throws InchwormError FILE_UNREADABLE, BAD_RECORDING */
export async function* sharedRecording(journalPath: string, calibrated: boolean): AsyncGenerator<string, void> {
  const { header, lines } = await openRecording(journalPath);
  let piece = [JSON.stringify(recordingHeader(sharedRoller(header, calibrated)))];
  for await (const line of lines) {
    if (isFrame(line)) piece.push(frameText(line));
    else if (isCore(line)) {
      const { tMs, prerollFrames, settings } = line;
      piece.push(
        JSON.stringify(
          coreLine({
            tMs,
            ...(prerollFrames === undefined ? {} : { prerollFrames }),
            ...(settings === undefined ? {} : { settings: sharedRoller(settings, calibrated) }),
          }),
        ),
      );
    }
    if (piece.length < PIECE_LINES) continue;
    yield `${piece.join("\n")}\n`;
    piece = [];
  }
  if (piece.length > 0) yield `${piece.join("\n")}\n`;
}

type Given = Pick<RecordingHeader, "device" | "roller"> & {
  readonly calibration?: RecordingHeader["calibration"] | undefined;
};

function sharedRoller({ device, roller, calibration }: Given, calibrated: boolean): RecordedRoller {
  return {
    device: { ...device, id: SOME_ROLLER },
    roller: { diameterMm: roller.diameterMm },
    ...(calibration === undefined || !calibrated ? {} : { calibration: { ...calibration, deviceId: SOME_ROLLER } }),
  };
}
