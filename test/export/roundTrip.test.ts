// Every format of one session, read back by programs that are not ours: the values come back within the format's resolution.
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zstdDecompressSync } from "node:zlib";

import { McapStreamReader } from "@mcap/core";
import { tableFromIPC } from "apache-arrow";
import { unzipSync } from "fflate";
import FitParser from "fit-file-parser";
import Papa from "papaparse";
import { readParquet } from "parquet-wasm/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";

import { CSV_EVENT_HEADERS } from "#hub/export/csvEvents.ts";
import { CSV_HEADERS } from "#hub/export/csv.ts";
import { exportSession } from "#hub/export/sessionExport.ts";
import { createPipeline } from "#hub/signal/pipeline.ts";
import { SCOPE_STATEMENT } from "#shared/domain/screening.ts";
import type { ExportFormat } from "#shared/schema/session.ts";
import { SessionExport } from "#shared/schema/sessionExport.ts";
import { remove, simulateSession } from "#test/export/simulatedSession.ts";
import type { SimulatedSession } from "#test/export/simulatedSession.ts";

let dataDir = "";
let simulated: SimulatedSession;
/** What the others are held against: itself held against the live run elsewhere. */
let truth: SessionExport;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "inchworm-round-"));
  simulated = await simulateSession({
    dataDir,
    scenario: "post-run",
    beforeS: 4,
    sessionS: 40,
    silentS: [28, 30],
    during: {
      3: (line) => line.mark({ mark: "tenderSpot" }),
      6: (line) => line.mark({ mark: "discomfort", value: 6 }),
      20: (line) => void line.select({ muscle: "calf", side: "left", mode: "deep" }),
    },
  });
  truth = SessionExport.parse(JSON.parse(String(await exported("json"))));
}, 60_000);
afterAll(() => remove(dataDir));

async function exported(format: ExportFormat): Promise<Buffer> {
  const { session, journalPath } = simulated;
  const { body } = await exportSession({
    sessionId: session.id,
    session,
    journalPath,
    format,
    createCore: createPipeline,
  });
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

function csvRows(text: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}
const orUndefined = (cell: string | undefined) => (cell === "" || cell === undefined ? undefined : Number(cell));

test("JSON: by its schema, with calibration, quality and scope", () => {
  expect(truth.scope).toBe(SCOPE_STATEMENT);
  expect(truth.calibration?.load).toHaveLength(1);
  expect(truth.quality.ticks).toBe(truth.ticks.length);
  expect(truth.session).toEqual(simulated.session);
  expect(truth.ticks.length).toBeGreaterThan(3900);
  expect(truth.ticks.filter(({ forceN }) => forceN !== undefined).length).toBeGreaterThan(1000);
  expect(truth.events.filter(({ k }) => k === "mark")).toHaveLength(2);
  expect(truth.events.filter(({ k }) => k === "stroke").length).toBeGreaterThan(1);
});

test("CSV by papaparse: every value of every tick", async () => {
  const rows = csvRows(String(await exported("csv")));
  expect(Object.keys(rows[0] ?? {})).toEqual([...CSV_HEADERS]);
  expect(rows).toHaveLength(truth.ticks.length);
  expect(
    rows.map((row) => [
      Date.parse(row["time (ISO 8601)"] ?? ""),
      orUndefined(row["speed (mm/s)"]),
      orUndefined(row["force (N)"]),
      orUndefined(row["position (mm)"]),
      row["contact (0/1)"] === "1",
      row["why"],
    ]),
  ).toEqual(
    truth.ticks.map(({ tMs, speedMmS, forceN, positionMm, contact, flags }) => [
      tMs,
      speedMmS,
      forceN,
      positionMm,
      contact,
      flags?.join(" ") ?? "",
    ]),
  );
  expect([...new Set(rows.map((row) => row["muscle"]))]).toEqual(["quadriceps", "calf"]);
});

test("CSV of the events by papaparse", async () => {
  const rows = csvRows(String(await exported("csv-events")));
  expect(Object.keys(rows[0] ?? {})).toEqual([...CSV_EVENT_HEADERS]);
  const strokes = truth.events.filter(({ k }) => k === "stroke");
  expect(
    rows.filter(({ kind }) => kind === "stroke").map((row) => [row["start (ms)"], row["length (mm)"]].map(Number)),
  ).toEqual(strokes.map(({ startMs, lengthMm }) => [startMs, lengthMm]));
  expect(rows.find(({ kind, name }) => kind === "mark" && name === "discomfort")).toMatchObject({ value: "6" });
  expect(rows.some(({ kind }) => kind === "spot")).toBe(true);
});

test("the zip by fflate: three tables, whole, with what stands beside the values", async () => {
  const files = unzipSync(new Uint8Array(await exported("csv-zip")));
  const file = (name: string) => new TextDecoder().decode(files[name]);
  expect(Object.keys(files)).toEqual(["ticks.csv", "events.csv", "about.csv"]);
  expect(file("ticks.csv")).toBe(String(await exported("csv")));
  expect(file("events.csv")).toBe(String(await exported("csv-events")));
  const about = Object.fromEntries(csvRows(file("about.csv")).map(({ what, value }) => [what, value]));
  expect(about).toMatchObject({
    scope: SCOPE_STATEMENT,
    "calibration.rollingRadiusMm": String(truth.calibration?.rollingRadiusMm),
    "quality.ticks": String(truth.ticks.length),
  });
});

test("Parquet by Arrow: typed, null where nothing is known, units and the rest in the metadata", async () => {
  const table = tableFromIPC(readParquet(await exported("parquet")).intoIPCStream());
  const types = Object.fromEntries(table.schema.fields.map(({ name, type }) => [name, String(type)]));
  expect(types).toMatchObject({ speed_mm_s: "Float64", contact: "Bool", quality: "Utf8" });
  expect(types["time"]).toMatch(/^Timestamp<MILLISECOND/);
  const column = (name: string) => [...(table.getChild(name) ?? [])].map((value: unknown) => value ?? undefined);
  expect(column("time").map(Number)).toEqual(truth.ticks.map(({ tMs }) => tMs));
  expect(column("speed_mm_s")).toEqual(truth.ticks.map(({ speedMmS }) => speedMmS));
  expect(column("force_n")).toEqual(truth.ticks.map(({ forceN }) => forceN));
  expect(column("position_mm")).toEqual(truth.ticks.map(({ positionMm }) => positionMm));
  expect(column("contact")).toEqual(truth.ticks.map(({ contact }) => contact));
  expect(column("quality")).toEqual(truth.ticks.map(({ quality }) => quality));
  expect(new Set(column("session_id"))).toEqual(new Set([simulated.session.id]));
  expect(column("speed_mm_s").includes(undefined)).toBe(true);
  const { metadata } = table.schema;
  expect(JSON.parse(metadata.get("inchworm.units") ?? "")).toMatchObject({ speed_mm_s: "mm/s", force_n: "N" });
  expect(metadata.get("inchworm.scope")).toBe(SCOPE_STATEMENT);
  expect(JSON.parse(metadata.get("inchworm.calibration") ?? "")).toEqual(truth.calibration);
  expect(JSON.parse(metadata.get("inchworm.quality") ?? "")).toEqual(truth.quality);

  const events = tableFromIPC(readParquet(await exported("parquet-events")).intoIPCStream());
  const kinds = [...(events.getChild("kind") ?? [])].map(String);
  expect(kinds.filter((kind) => kind === "stroke")).toHaveLength(truth.events.filter(({ k }) => k === "stroke").length);
});

test("FIT by fit-file-parser: a record a second with developer fields, laps by area, a session, an activity", async () => {
  const fit = await new FitParser({ mode: "list", force: false }).parseAsync(
    new Uint8Array(await exported("fit")).buffer,
  );
  const { records, laps, sessions, activity, file_ids } = FitFile.parse(JSON.parse(JSON.stringify(fit)));
  expect(file_ids[0]).toMatchObject({ type: "activity", manufacturer: "development" });
  const full = truth.ticks.filter(
    ({ tMs, forceN, speedMmS, positionMm }) => tMs % 1000 === 0 && (forceN ?? speedMmS ?? positionMm) !== undefined,
  );
  expect(records.map(({ timestamp }) => Date.parse(timestamp))).toEqual(full.map(({ tMs }) => tMs));
  expect(records.map(({ force, roll_speed, position }) => [force, roll_speed, position])).toEqual(
    full.map(({ forceN, speedMmS, positionMm }) => [forceN, speedMmS, positionMm].map(asFloat)),
  );
  // In the outage there is a second without a record.
  expect(full.length).toBeLessThan(truth.ticks.filter(({ tMs }) => tMs % 1000 === 0).length);
  expect(laps.map(({ muscle, side }) => [muscle, side])).toEqual([
    ["quadriceps", "right"],
    ["calf", "left"],
  ]);
  expect(laps.reduce((sum, { contact_time = 0 }) => sum + contact_time, 0)).toBeCloseTo(
    truth.ticks.filter(({ contact, quality }) => contact && quality !== "unknown").length / 100,
    3,
  );
  expect(sessions).toHaveLength(1);
  expect(sessions[0]).toMatchObject({ sport: "training", num_laps: 2, scope: SCOPE_STATEMENT });
  expect(sessions[0]?.total_elapsed_time).toBeCloseTo(
    ((truth.ticks.at(-1)?.tMs ?? 0) - (truth.ticks[0]?.tMs ?? 0)) / 1000,
  );
  expect(activity).toMatchObject({ num_sessions: 1 });
});

const known = z.optional(z.number());
const FitFile = z.object({
  records: z.array(z.object({ timestamp: z.string(), force: known, roll_speed: known, position: known })),
  laps: z.array(z.object({ muscle: z.string(), side: z.string(), contact_time: known })),
  sessions: z.array(z.looseObject({ total_elapsed_time: z.number() })),
  activity: z.looseObject({}),
  file_ids: z.array(z.looseObject({})),
});
const asFloat = (value: number | undefined) => (value === undefined ? undefined : Math.fround(value));

test("MCAP by the reader of those who made the format: raw frames, ticks and events with schemas, in a file that is whole", async () => {
  const reader = new McapStreamReader({
    validateCrcs: true,
    decompressHandlers: { zstd: (data) => zstdDecompressSync(data) },
  });
  reader.append(await exported("mcap"));
  const topics = new Map<number, string>();
  const messages: Record<string, { logTime: bigint; text: string }[]> = {};
  const schemas: string[] = [];
  const metadata = new Map<string, string>();
  for (let record = reader.nextRecord(); record !== undefined; record = reader.nextRecord()) {
    if (record.type === "Channel") topics.set(record.id, record.topic);
    if (record.type === "Schema") schemas.push(`${record.name} ${record.encoding}`);
    if (record.type === "Metadata") for (const [key, value] of record.metadata) metadata.set(key, value);
    if (record.type !== "Message") continue;
    const topic = topics.get(record.channelId) ?? "none";
    (messages[topic] ??= []).push({ logTime: record.logTime, text: new TextDecoder().decode(record.data) });
  }
  expect(reader.done()).toBe(true);
  expect(new Set(schemas)).toEqual(
    new Set(["inchworm.Frame jsonschema", "inchworm.Tick jsonschema", "inchworm.Event jsonschema"]),
  );
  expect(messages["/tick"]?.map(({ text }): unknown => JSON.parse(text))).toEqual(truth.ticks);
  expect(messages["/tick"]?.map(({ logTime }) => Number(logTime / 1_000_000n))).toEqual(
    truth.ticks.map(({ tMs }) => tMs),
  );
  expect(messages["/event"]?.map(({ text }): unknown => JSON.parse(text))).toEqual(truth.events);
  expect(messages["/raw/frame"]).toHaveLength(truth.quality.frames);
  expect(metadata.get("scope")).toBe(SCOPE_STATEMENT);
  expect(metadata.get("quality.ticks")).toBe(String(truth.quality.ticks));
});

test("a gap stays a gap in every table", async () => {
  const without = truth.ticks.filter(({ speedMmS }) => speedMmS === undefined);
  expect(without.length).toBeGreaterThan(150);
  expect(truth.quality.flagsMs.gap).toBeGreaterThan(1500);
  expect(truth.quality.lostFrames).toBeGreaterThan(90);
  const rows = csvRows(String(await exported("csv")));
  expect(rows.filter((row) => row["speed (mm/s)"] === "")).toHaveLength(without.length);
});
