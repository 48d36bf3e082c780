import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { learnInThread } from "#hub/shapeLearning/learnInThread.ts";
import { Calibration } from "#shared/schema/calibration.ts";
import { simulatedFile } from "#test/cli/simulatedFile.ts";

/** As of a roller that was calibrated at home, without the turns under a weight. */
const UNSURE_SHAPE_SD = 0.03;

test("a session that says nothing gives nothing, one that cannot be read an error", async () => {
  const { folder, recording } = await simulatedFile("post-run", 5);
  expect(await learnInThread(recording)).toBeUndefined();
  await expect(learnInThread(join(folder, "none.ndjson"))).rejects.toThrow("none.ndjson");
});

test("a session with enough rolling gives the roller's calibration back, its shape surer and nothing else moved", async () => {
  const { recording, calibration } = await simulatedFile("post-run", 130);
  const before = Calibration.parse(JSON.parse(await readFile(calibration, "utf8")));
  for (const channel of before.load ?? []) channel.gSd = UNSURE_SHAPE_SD;
  const [header = "", ...rest] = (await readFile(recording, "utf8")).split("\n");
  const unsure = JSON.stringify({ ...JSON.parse(header), calibration: before });
  await writeFile(recording, [unsure, ...rest].join("\n"));
  const after = await learnInThread(recording);
  const [was, is] = [before.load?.[0], after?.load?.[0]];
  expect(is?.gSd).toBeLessThan(UNSURE_SHAPE_SD);
  expect(is?.g).not.toEqual(was?.g);
  expect({ ...is, g: [], gSd: 0 }).toEqual({ ...was, g: [], gSd: 0 });
  expect(after).toMatchObject({ deviceId: before.deviceId, gyro: before.gyro, mounting: before.mounting });
});
