import { expect, test } from "vitest";

import { doctor } from "#hub/cli/doctor.ts";
import { DoctorReport } from "#shared/schema/doctor.ts";
import { keepIo } from "#test/cli/commandIo.ts";
import { temporaryFolder } from "#test/hub/runningHub.ts";

test("a computer is looked at, whatever it is; a roller that is not there is a problem", async () => {
  const folder = await temporaryFolder();
  try {
    const io = keepIo();
    const link = `serial:${folder.path}/no-such-port`;
    expect(await doctor(["--json", "--data", folder.path, "--link", link], io, false)).toBe(1);
    const { findings } = DoctorReport.parse(JSON.parse(io.lines.join("\n")));
    const checks = findings.map(({ check }) => check);
    for (const check of ["node", "bluetooth", "serial", "data", "port", "browser", "roller"]) {
      expect(checks).toContain(check);
    }
    expect(findings.find(({ check }) => check === "roller")).toMatchObject({ level: "problem" });
    expect(findings.find(({ check }) => check === "data")).toMatchObject({ level: "ok" });
  } finally {
    await folder.remove();
  }
});

test.each([
  [["--help"], 0, "npm run doctor"],
  [["--port", "x"], 2, ""],
  [["--lnk", "serial:"], 2, ""],
  [["--link", "nowhere"], 2, ""],
])("%j ends with %i", async (args, code, says) => {
  const io = keepIo();
  expect(await doctor(args, io, false)).toBe(code);
  expect(io.lines.join("\n")).toContain(says);
  expect(io.errors() === "").toBe(code === 0);
});
