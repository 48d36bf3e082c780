import { expect, test } from "vitest";

import { fakeHub, ROLLER } from "#test/http/fakeHub.ts";

const path = `/api/rollers/${ROLLER.id}/calibration`;

test("a guided calibration is started, and its message comes back", async () => {
  const { ask, calls } = await fakeHub();
  const reply = await ask("POST", path, { action: "start" });
  expect(reply.statusCode).toBe(200);
  expect(reply.json()).toMatchObject({ type: "calibration", phase: "ready", todo: "Go on." });
  expect(calls).toEqual(["calibration start"]);
  expect((await ask("GET", path)).json()).toEqual({});
});

test("what cannot be done now is a conflict, with the reason", async () => {
  const { ask } = await fakeHub();
  const next = await ask("POST", path, { action: "next", scaleKg: 18.4 });
  expect([next.statusCode, next.json<{ code: string }>().code]).toEqual([409, "CALIBRATION_NOT_RUNNING"]);
  const tare = await ask("POST", `/api/rollers/${ROLLER.id}/tare`);
  expect(tare.statusCode).toBe(409);
  expect(tare.json()).toMatchObject({
    code: "TARE_REFUSED",
    message: expect.stringContaining("about 180 N lie on the roller; take everything off it"),
  });
  expect((await ask("POST", "/api/rollers/none/calibration", { action: "start" })).statusCode).toBe(404);
});

test.each([
  {},
  { action: "tare" },
  { action: "next", weightKg: 0 },
  { action: "next", weightKg: -4 },
  { action: "next", scaleKg: "18" },
  { action: "next", scaleKg: 9000 },
  { action: "next", distanceMm: 1 },
])("%j is no command", async (body) => {
  const { ask, calls } = await fakeHub();
  const reply = await ask("POST", path, body);
  expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([400, "BAD_REQUEST"]);
  expect(calls).toEqual([]);
});
