// A recording as a link: `file:FILE?speed=N`. Frames come with the `rxMs` they were recorded with, at the pace
// they were recorded in, N times as fast; the link's clock is the recording's.
import type { Clock } from "#hub/clock.ts";
import { asInchwormError } from "#hub/errors.ts";
import type { Link, LinkHandlers } from "#hub/link/link.ts";
import { createPlaybackClock } from "#hub/link/playbackClock.ts";
import { parseFileUri } from "#hub/link/uri.ts";
import { isFrame, isMark } from "#hub/recording/lines.ts";
import { openRecording } from "#hub/recording/reader.ts";
import type { Recording } from "#hub/recording/reader.ts";
import type { RecordingLine } from "#shared/schema/recording.ts";

/** Frames in a row before other work gets its turn; a hurried playback must not starve the hub. */
const FRAMES_A_TURN = 64;
/** Longest single sleep: a close or a far-off frame never hangs on one timer. */
const MAX_SLEEP_MS = 1000;

/** @throws InchwormError BAD_LINK_URI; `open` rejects with FILE_UNREADABLE or BAD_RECORDING. */
export function createPlaybackLink(uri: string, wall: Clock): Link {
  const { file, speed } = parseFileUri(uri);
  const clock = createPlaybackClock(wall, speed);
  let recording: Recording | undefined;
  let closed = false;
  let wake: (() => void) | undefined;
  let playing: Promise<void> = Promise.resolve();
  let tell: LinkHandlers["state"] = () => undefined;

  function end(detail?: string): void {
    if (closed) return;
    closed = true;
    clock.stop();
    wake?.();
    tell("closed", detail);
  }

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(ms, MAX_SLEEP_MS));
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function turn(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  async function play(lines: AsyncIterable<RecordingLine>, handlers: LinkHandlers): Promise<void> {
    let started = false;
    let inARow = 0;
    let newestMs = clock.nowMs();
    for await (const line of lines) {
      if (isFrame(line)) {
        if (!started) clock.start(line.rxMs);
        clock.holdAt(line.rxMs);
        for (let waitMs = clock.wallMsUntil(line.rxMs); waitMs > 0 && !closed; waitMs = clock.wallMsUntil(line.rxMs)) {
          inARow = 0;
          await sleep(waitMs);
        }
        if (!closed && ++inARow >= FRAMES_A_TURN) {
          inARow = 0;
          await turn();
        }
        if (closed) return;
        newestMs = line.rxMs;
        if (!started) handlers.state("streaming");
        started = true;
        handlers.frame({ rxMs: line.rxMs, seq: line.seq, imu: line.imu, load: line.load });
      } else if (isMark(line) && line.mark !== undefined) {
        const { mark, tMs = newestMs, value, reason } = line;
        handlers.mark({
          mark,
          tMs,
          ...(value === undefined ? {} : { value }),
          ...(reason === undefined ? {} : { reason }),
        });
      }
      if (closed) return;
    }
  }

  return {
    uri,
    simulated: false,
    clock,
    async open(handlers) {
      tell = (state, detail) => handlers.state(state, detail);
      tell("connecting");
      recording = await openRecording(file, { onBadLine: ({ reason }) => handlers.bad(1, reason) });
      if (closed) return recording.close();
      const { device, roller, calibration } = recording.header;
      handlers.identity({ device, roller, name: device.id, ...(calibration === undefined ? {} : { calibration }) });
      playing = play(recording.lines, handlers).then(
        () => end(recording?.report.damage),
        (thrown: unknown) => end(asInchwormError(thrown, "BAD_RECORDING").message),
      );
    },
    send: () => Promise.resolve(false),
    async close() {
      end();
      await playing;
      await recording?.close();
    },
  };
}
