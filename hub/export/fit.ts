// A session as a FIT activity: a lap for each stretch of one muscle and side, a set for each hold, a record a second with force,
// speed and position as developer fields. FIT times are whole seconds, so a record is the tick at that second; where
// nothing is known there is none.
import { FitWriter } from "@markw65/fit-file-writer";

import { createStretches } from "#hub/export/areas.ts";
import type { Stretch } from "#hub/export/areas.ts";
import { FIT_FIELDS, fieldValues } from "#hub/export/fitFields.ts";
import type { FitFieldName } from "#hub/export/fitFields.ts";
import type { ExportSource, TickRow } from "#hub/export/source.ts";

/** Of Inchworm among developers of FIT fields: made up once, never to change. */
const APPLICATION_ID = [0x69, 0x6e, 0x63, 0x68, 0x77, 0x6f, 0x72, 0x6d, 0x8c, 0x1f, 0x4b, 0x52, 0x9d, 0x3e, 0x70, 0xa6];
const FLOAT_TYPE = "float32";
const RECORD_MS = 1000;
const MUCH_TEXT = 200;

interface Timed {
  readonly atMs: number;
  write(): void;
}

/** One piece: an hour is some hundred kilobytes. */
export async function* fitBytes(source: ExportSource): AsyncGenerator<Uint8Array, void> {
  const fit = new FitWriter({ noCompressedTimestamps: true });
  const stretches = createStretches();
  const records: TickRow[] = [];
  const holds: { readonly startMs: number; readonly endMs: number }[] = [];
  let firstMs: number | undefined;
  let lastMs = 0;
  for await (const batch of source.batches) {
    stretches.take(batch);
    for (const tick of batch.ticks) {
      firstMs ??= tick.tMs;
      lastMs = tick.tMs;
      if (tick.tMs % RECORD_MS === 0 && isAnythingKnown(tick)) records.push(tick);
    }
    for (const { kind, startMs, endMs } of batch.happenings) {
      if (kind === "hold" && endMs !== undefined) holds.push({ startMs, endMs });
    }
  }
  const { session } = source.about;
  const startMs = firstMs ?? session?.startedMs ?? 0;
  const endMs = Math.max(startMs, lastMs);
  const at = (ms: number): number => Math.floor(fit.time(new Date(Math.floor(ms / 1000) * 1000)));
  const seconds = (ms: number): number => Math.max(0, ms) / 1000;
  const totalS = seconds(endMs - startMs);

  fit.writeMessage(
    "file_id",
    {
      type: "activity",
      manufacturer: "development",
      product: 1,
      serial_number: serialOf(session?.id ?? source.about.device.id),
      time_created: at(startMs),
      product_name: "Inchworm",
    },
    null,
    true,
  );
  fit.writeMessage("developer_data_id", { application_id: APPLICATION_ID, developer_data_index: 0 }, null, true);
  for (const { number, name, units, type } of Object.values(FIT_FIELDS)) {
    fit.writeMessage("field_description", {
      developer_data_index: 0,
      field_definition_number: number,
      fit_base_type_id: type === "text" ? "string" : FLOAT_TYPE,
      field_name: name,
      units,
    });
  }
  fit.writeMessage("event", { timestamp: at(startMs), event: "timer", event_type: "start" });

  const timed: Timed[] = [
    ...records.map((tick) => ({
      atMs: tick.tMs,
      write: () =>
        fit.writeMessage(
          "record",
          { timestamp: at(tick.tMs) },
          fieldValues({ force: tick.forceN, speed: tick.speedMmS, position: tick.positionMm }),
        ),
    })),
    ...holds.map((hold, index) => ({
      atMs: hold.endMs,
      write: () =>
        fit.writeMessage("set", {
          timestamp: at(hold.endMs),
          start_time: at(hold.startMs),
          duration: seconds(hold.endMs - hold.startMs),
          set_type: "active",
          message_index: { value: index },
        }),
    })),
    ...stretches.list.map((stretch, index) => ({ atMs: stretch.endMs, write: () => writeLap(stretch, index) })),
  ];
  for (const { write } of timed.toSorted((one, other) => one.atMs - other.atMs)) write();

  function writeLap(stretch: Stretch, index: number): void {
    const lapS = seconds(stretch.endMs - stretch.startMs);
    const { area, contactMs, strokes, forceSumN, forceTicks } = stretch;
    const texts: Partial<Record<FitFieldName, string>> =
      area === undefined ? {} : { muscle: area.muscle, side: area.side };
    fit.writeMessage(
      "lap",
      {
        timestamp: at(stretch.endMs),
        start_time: at(stretch.startMs),
        total_elapsed_time: lapS,
        total_timer_time: lapS,
        message_index: { value: index },
        event: "lap",
        event_type: "stop",
        lap_trigger: "manual",
        sport: "training",
        sub_sport: "flexibility_training",
      },
      fieldValues({ ...texts, contact: contactMs / 1000, strokes, meanForce: forceSumN / forceTicks }),
    );
  }

  fit.writeMessage("event", { timestamp: at(endMs), event: "timer", event_type: "stop_all" });
  const quality = source.quality();
  const { calibration } = source.about;
  fit.writeMessage(
    "session",
    {
      timestamp: at(endMs),
      start_time: at(startMs),
      total_elapsed_time: totalS,
      total_timer_time: totalS,
      sport: "training",
      sub_sport: "flexibility_training",
      event: "session",
      event_type: "stop",
      trigger: "activity_end",
      first_lap_index: 0,
      num_laps: stretches.list.length,
      message_index: { value: 0 },
    },
    fieldValues({
      scope: source.about.scope.slice(0, MUCH_TEXT),
      quality: `good ${quality.goodMs / 1000} s, reduced ${quality.reducedMs / 1000} s, unknown ${quality.unknownMs / 1000} s`,
      calibration:
        calibration === undefined
          ? "none: force is not known"
          : `${calibration.source}, ${new Date(calibration.createdMs).toISOString()}, ${calibration.quality?.grade ?? "not graded"}`,
    }),
  );
  fit.writeMessage("activity", {
    timestamp: at(endMs),
    local_timestamp: at(endMs) - new Date(endMs).getTimezoneOffset() * 60,
    total_timer_time: totalS,
    num_sessions: 1,
    type: "manual",
    event: "activity",
    event_type: "stop",
  });
  const { buffer, byteOffset, byteLength } = fit.finish();
  yield new Uint8Array(buffer, byteOffset, byteLength).slice();
}

function isAnythingKnown({ forceN, speedMmS, positionMm }: TickRow): boolean {
  return Number.isFinite(forceN) || Number.isFinite(speedMmS) || Number.isFinite(positionMm);
}

/** The same session has the same number, so an importer knows it again (FNV-1a, 32 bit; 0 is not allowed). */
function serialOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text, "utf8")) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash === 0 ? 1 : hash;
}
