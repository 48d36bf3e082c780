// What was not chosen is not in a bundle, in no form.
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";

import { bandsFor } from "#hub/coach/bands.ts";
import { chosenOf } from "#hub/export/chosen.ts";
import type { ExportSource } from "#hub/export/source.ts";
import { shareBundle } from "#hub/export/share.ts";
import type { CoreFactory } from "#hub/recording/replay.ts";
import { frameText } from "#hub/recording/lines.ts";
import { SCOPE_STATEMENT } from "#shared/domain/screening.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import { SHARE_FIELDS } from "#shared/schema/share.ts";
import type { ShareField } from "#shared/schema/share.ts";
import { fakeCore } from "#test/export/fakeCore.ts";
import { SESSION } from "#test/http/fakeHub.ts";
import { remove } from "#test/export/simulatedSession.ts";
import { all, HEADER, sampleFrames } from "#test/recording/samples.ts";
import { calibrationFor } from "#test/hub/fakeLink.ts";

/** Of R11 the limit, of R16 where the band ends: the weight is one division away from either. */
const CUES = [
  {
    cueId: "stop-pressure",
    ruleId: "R11",
    why: "You pressed with 301 N (like 31 kg); 287 N (like 29 kg) is the limit.",
  },
  { cueId: "lighter", ruleId: "R16", why: "You pressed with 180 N (like 18 kg); the band ends at 126 N (like 13 kg)." },
  { cueId: "ease-off", ruleId: "R7", why: "You said that it rose from 2 to 6 while you held." },
  { cueId: "slower", ruleId: "R1", why: "You roll at 61 mm/s." },
];
const SECRETS = {
  address: "c4:1e:22:07:9b:d3",
  rollerName: "Ada's roller",
  weight: "73.25",
  stop: "numb",
  spot: "spot-77",
  answer: "felt like seven",
};
const BANDS = bandsFor({ muscle: "calf", side: "left", mode: "deep" }, Number(SECRETS.weight));
/** As the report says it. */
const TARGET = BANDS.forceN.map((n) => n.toFixed(0)).join("–");
let folder = "";
let journalPath = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "inchworm-share-"));
  journalPath = join(folder, "journal.ndjson");
  const { address, rollerName, weight, stop, spot, answer } = SECRETS;
  const tMs = 1_700_000_001_000;
  const area = { muscle: "calf", side: "left" };
  const lines = [
    { ...HEADER, device: { ...HEADER.device, id: address }, calibration: calibrationFor(address) },
    {
      k: "session",
      event: "start",
      rollerName,
      selection: { ...area, mode: "deep" },
      settings: { bodyWeightKg: Number(weight), bands: BANDS },
    },
    { k: "mark", tMs, mark: "stop", reason: stop },
    { k: "mark", tMs, mark: "discomfort", value: 7 },
    {
      k: "spot",
      tMs,
      id: spot,
      ...area,
      markedMs: tMs,
      how: "key",
      answers: [{ askedAtS: 0, tMs, nrs: 7 }],
      state: "open",
    },
    ...CUES.map((cue) => ({ k: "cue", tMs, action: "show", ...cue })),
    { k: "prompt", tMs, action: "show", promptId: "discomfort", ruleId: "R7", text: answer },
  ].map((line) => JSON.stringify(line));
  await writeFile(journalPath, [...lines, ...sampleFrames(20).map(frameText), ""].join("\n"));
});
afterAll(() => remove(folder));

/** Its last tick is the last in time too. */
const createCore: CoreFactory = (settings, sink) => ({ ...fakeCore(settings, sink), finish() {} });
const DOSE = {
  contactMs: 1000,
  inPaceMs: 0,
  inForceMs: 0,
  countedMs: 0,
  strokes: 0,
  strokeMm: 0,
  holds: 0,
  holdMs: 0,
};

async function bundle(
  fields: readonly ShareField[],
  name?: string,
  about: SessionSummary = SESSION,
): Promise<Record<string, string>> {
  const session = { ...about, rollerName: SECRETS.rollerName };
  const zip = await shareBundle({ journalPath, session, createCore, fields, name });
  const files = unzipSync(new Uint8Array(Buffer.concat(await all(zip))));
  return Object.fromEntries(Object.entries(files).map(([file, bytes]) => [file, new TextDecoder().decode(bytes)]));
}

test("the files are those that were chosen, beside what the data are worth", async () => {
  expect(Object.keys(await bundle(["report"]))).toEqual(["report.html", "about.csv"]);
  expect(Object.keys(await bundle(SHARE_FIELDS))).toEqual([
    "ticks.csv",
    "events.csv",
    "report.html",
    "about.csv",
    "recording.ndjson",
  ]);
  expect((await bundle(["ticks"]))["about.csv"]).toContain("Inchworm coaches");
});

test("neither roller nor address leave, whatever is chosen", async () => {
  const everything = Object.values(await bundle(SHARE_FIELDS, "Ada")).join("\n");
  for (const secret of [SECRETS.address, SECRETS.rollerName]) expect(everything).not.toContain(secret);
  expect(everything).toContain(SECRETS.stop);
  expect(everything).toContain(SECRETS.spot);
  expect(everything).toContain("Ada");
  expect(everything).toContain("rollingRadiusMm");
});

test("the weight, and the band that follows from it, only when chosen, and then in the report alone", async () => {
  const session = { ...SESSION, areas: [{ ...DOSE, muscle: "calf", side: "left" } as const] };
  const { "report.html": report = "", ...others } = await bundle(SHARE_FIELDS, undefined, session);
  expect(report).toContain(`${TARGET} N (`);
  expect(report).toContain("Body weight: 73.3 kg.");
  expect(Object.values(others).join("\n")).not.toContain(SECRETS.weight);
  const without = await bundle(
    SHARE_FIELDS.filter((field) => field !== "weight"),
    undefined,
    session,
  );
  expect(without["report.html"]).toContain("not shared");
  for (const file of Object.values(without)) {
    expect(file).not.toContain(SECRETS.weight);
    expect(file).not.toContain(TARGET);
    expect(file).not.toContain("73.3");
  }
});

test("why a cue of pressure came tells where the band ends: only with the weight", async () => {
  const eventsOf = async (fields: readonly ShareField[]) => (await bundle(fields))["events.csv"] ?? "";
  const told = await eventsOf(SHARE_FIELDS);
  for (const { why } of CUES) expect(told).toContain(why);
  const events = await eventsOf(SHARE_FIELDS.filter((field) => field !== "weight"));
  const cues = events.split("\n").filter((row) => row.includes("cue"));
  for (const { cueId, ruleId } of CUES) expect(cues.join("\n")).toMatch(new RegExp(`${cueId}.*${ruleId}`));
  expect(events).toContain("You roll at 61 mm/s.");
  for (const row of cues) expect(row).not.toContain(" N");
  expect(events).toContain("from 2 to 6");
  expect(await eventsOf(SHARE_FIELDS.filter((field) => field !== "discomfort"))).not.toContain("from 2 to 6");
});

test("also the whole of such a cue, as JSON, says no why", async () => {
  async function* batches() {
    const [cue] = CUES;
    const line = JSON.stringify({ k: "cue", tMs: 1, action: "show", ...cue });
    const happenings = [{ kind: "cue", startMs: 1, ruleId: cue?.ruleId, text: cue?.why, line }];
    yield { ticks: [], frames: [], happenings };
  }
  const { device, roller } = HEADER;
  const source: ExportSource = {
    about: { scope: SCOPE_STATEMENT, device, roller },
    batches: batches(),
    quality: () => expect.unreachable(),
    close: () => Promise.resolve(),
  };
  for await (const { happenings } of chosenOf(source, new Set(["events"])).batches) {
    expect(happenings).toEqual([
      {
        kind: "cue",
        startMs: 1,
        ruleId: "R11",
        line: JSON.stringify({ k: "cue", tMs: 1, action: "show", cueId: "stop-pressure", ruleId: "R11" }),
      },
    ]);
  }
  expect.assertions(1);
});

test("what was felt, the spots and the calibration's numbers only when chosen", async () => {
  const plain = Object.values(await bundle(["report", "ticks", "events", "recording"])).join("\n");
  for (const secret of [SECRETS.stop, SECRETS.spot, SECRETS.answer, "rollingRadiusMm"])
    expect(plain).not.toContain(secret);
  const spots = Object.values(await bundle(["report", "events", "spots"])).join("\n");
  expect(spots).toContain(SECRETS.spot);
  expect(spots).not.toContain(SECRETS.stop);
  expect(spots.split("\n").find((row) => row.includes(SECRETS.spot))).not.toMatch(/\b7\b/);
});
