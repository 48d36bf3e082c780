// What was not chosen is not in a bundle, in no form.
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";

import { shareBundle } from "#hub/export/share.ts";
import { frameText } from "#hub/recording/lines.ts";
import { SHARE_FIELDS } from "#shared/schema/share.ts";
import type { ShareField } from "#shared/schema/share.ts";
import { fakeCore } from "#test/export/fakeCore.ts";
import { SESSION } from "#test/http/fakeHub.ts";
import { remove } from "#test/export/simulatedSession.ts";
import { all, HEADER, sampleFrames } from "#test/recording/samples.ts";
import { calibrationFor } from "#test/hub/fakeLink.ts";

const SECRETS = {
  address: "c4:1e:22:07:9b:d3",
  rollerName: "Ada's roller",
  weight: "73.25",
  stop: "numb",
  spot: "spot-77",
  answer: "felt like seven",
};
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
      settings: { bodyWeightKg: Number(weight) },
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
    { k: "prompt", tMs, action: "show", promptId: "discomfort", ruleId: "R7", text: answer },
  ].map((line) => JSON.stringify(line));
  await writeFile(journalPath, [...lines, ...sampleFrames(20).map(frameText), ""].join("\n"));
});
afterAll(() => remove(folder));

async function bundle(fields: readonly ShareField[], name?: string): Promise<Record<string, string>> {
  const session = { ...SESSION, rollerName: SECRETS.rollerName };
  const zip = await shareBundle({ journalPath, session, createCore: fakeCore, fields, name });
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

test("neither weight nor roller nor address leave, whatever is chosen", async () => {
  const everything = Object.values(await bundle(SHARE_FIELDS, "Ada")).join("\n");
  for (const secret of [SECRETS.address, SECRETS.rollerName, SECRETS.weight]) expect(everything).not.toContain(secret);
  expect(everything).toContain(SECRETS.stop);
  expect(everything).toContain(SECRETS.spot);
  expect(everything).toContain("Ada");
  expect(everything).toContain("rollingRadiusMm");
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
